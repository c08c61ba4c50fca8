using System.Diagnostics;

namespace EventStore.Appending;

/// <summary>A command on its way into the log: checked and serialised on its caller's thread, answered by the appender.</summary>
internal sealed class PendingAppend
{
    private readonly TaskCompletionSource<AppendResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PendingAppend(AppendRequest request, IReadOnlyList<PendingEvent> events, long sizeBytes, long deadline) =>
        (Request, Events, SizeBytes, Deadline) = (request, events, sizeBytes, deadline);

    public AppendRequest Request { get; }

    /// <summary>Stream by stream, in the order of the positions that they get.</summary>
    public IReadOnlyList<PendingEvent> Events { get; }

    public long SizeBytes { get; }

    /// <summary>A <see cref="Stopwatch"/> timestamp; after it the caller is told that the outcome is unknown.</summary>
    public long Deadline { get; }

    /// <summary>How often the database may have seen the command: from the second time on, "repeated" speaks of this very append.</summary>
    public int SendCount { get; set; }

    public Task<AppendResult> Answer => _answer.Task;

    public void Complete(AppendResult result) => _answer.TrySetResult(result);

    public void Fail(Exception exception) => _answer.TrySetException(exception);

    public void Cancel(CancellationToken ct) => _answer.TrySetCanceled(ct);

    /// <summary>The events as the log has them now; none when only the database knows their versions.</summary>
    public IEnumerable<Recorded> Recorded(AppendResult.Appended appended)
    {
        if (Request.Streams.Any(stream => stream.ExpectedVersion < 0)) yield break;

        for (var i = 0; i < Events.Count; i++)
        {
            var @event = Events[i];
            var stream = Request.Streams[@event.Stream];
            yield return new Recorded(
                new LogPosition(appended.First.Value + i), stream.Stream, stream.ExpectedVersion + @event.Ordinal,
                @event.Id, @event.Type, @event.Event, Request.Metadata, appended.RecordedAt.AddMicroseconds(i));
        }
    }

    public static PendingAppend Create(AppendRequest request, EventTypes types, EventStoreOptions options)
    {
        AppendRequestRules.Check(request, options);

        var events = new PendingEvent[request.Streams.Sum(stream => stream.Events.Count)];
        var sizeBytes = request.Attachments.Sum(attachment => (long)attachment.Content.Length);
        var next = 0;
        for (var stream = 0; stream < request.Streams.Count; stream++)
        {
            for (var i = 0; i < request.Streams[stream].Events.Count; i++)
            {
                var @event = request.Streams[stream].Events[i];
                var (name, data) = types.Serialise(@event);
                var size = data.Length + request.Metadata.Headers.Length;
                if (size > options.EventSizeMaxBytes)
                    throw new ArgumentException($"A '{name}' of {size} bytes is larger than {options.EventSizeMaxBytes}.", nameof(request));

                sizeBytes += size;
                events[next++] = new PendingEvent(Guid.CreateVersion7(), name, data, @event, stream, Ordinal: i + 1);
            }
        }

        var deadline = Stopwatch.GetTimestamp() + (long)(options.AppendTimeout.TotalSeconds * Stopwatch.Frequency);
        return new PendingAppend(request, events, sizeBytes, deadline);
    }
}

/// <param name="Stream">Index into the request's streams.</param>
/// <param name="Ordinal">Its place among the request's events for that stream; the first is 1.</param>
internal readonly record struct PendingEvent(Guid Id, string Type, byte[] Data, object Event, int Stream, int Ordinal);
