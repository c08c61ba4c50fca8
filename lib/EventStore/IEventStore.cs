namespace EventStore;

/// <summary>The seam: the part Marten would play. Every implementation passes <c>EventStoreAcceptanceTests</c>.</summary>
public interface IEventStore
{
    /// <summary>Appends to one or many streams, atomically and durably. Concurrent calls share one transaction and one flush.</summary>
    /// <remarks>A caller that cancels after its command was sent still gets it applied; ask again with the same command id.</remarks>
    /// <exception cref="ArgumentException">
    /// An event is unregistered or larger than <see cref="EventStoreOptions.EventSizeMaxBytes"/>.
    /// </exception>
    /// <exception cref="EventStoreUnavailableException">The outcome is not known, or the store is away or overloaded.</exception>
    /// <exception cref="EventStoreFullException">The database's disk is full.</exception>
    Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken ct);

    /// <summary>The events of one stream from <paramref name="fromVersion"/> on (1 = all), in order. An unknown stream is empty.</summary>
    IAsyncEnumerable<Recorded> ReadStreamAsync(StreamId stream, long fromVersion, CancellationToken ct);

    /// <summary>At most <paramref name="max"/> events after a position, in position order, without gaps.</summary>
    IAsyncEnumerable<Recorded> ReadLogAsync(LogPosition after, int max, CancellationToken ct);

    /// <summary>As <see cref="ReadLogAsync"/>, as exact stored text.</summary>
    IAsyncEnumerable<RawRecorded> ReadRawLogAsync(LogPosition after, int max, CancellationToken ct);

    /// <summary>What a command appended, while it is remembered; null when none with this id was applied.</summary>
    Task<AppendResult.Appended?> FindCommandAsync(Guid commandId, CancellationToken ct);

    /// <summary>
    /// Remembers a command that had nothing to append, as if it had appended nothing after the newest event: sent again with the same id
    /// when things have changed, it changes nothing either. One that is known stays as it is.
    /// </summary>
    Task NoteCommandAsync(Guid commandId, CancellationToken ct);

    /// <summary>The position of the newest event.</summary>
    Task<LogPosition> HeadAsync(CancellationToken ct);
}
