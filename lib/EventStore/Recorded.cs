namespace EventStore;

/// <summary>An event as it stands in the log.</summary>
/// <param name="Position">Its place among all events.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">Its place in that stream; the first is 1.</param>
/// <param name="Id">The event's own id.</param>
/// <param name="Type">Its wire name, as stored (before upcasting).</param>
/// <param name="Event">The event itself, upcast to the newest shape.</param>
/// <param name="Metadata">What the appender said about the command that decided it.</param>
/// <param name="RecordedAt">When the log took it; strictly monotone over positions.</param>
public sealed record Recorded(
    LogPosition Position, StreamId Stream, long Version, Guid Id, string Type, object Event,
    EventMetadata Metadata, DateTimeOffset RecordedAt);

/// <summary>A recorded event as its exact stored text: what is hashed, exported and shown. Nothing is parsed.</summary>
public sealed record RawRecorded(
    LogPosition Position, StreamId Stream, long Version, Guid Id, string Type,
    ReadOnlyMemory<byte> Data, EventMetadata Metadata, DateTimeOffset RecordedAt);

/// <summary>What accompanies every event of one append.</summary>
/// <param name="Headers">A JSON object as UTF-8, stored as exact text.</param>
/// <param name="CorrelationId">Marten's correlation_id: ties together what one request caused. Never personal.</param>
/// <param name="CausationId">Marten's causation_id: the event or command that led here. Never personal.</param>
/// <param name="UserName">Marten's user_name: here the actor's random id, never a name.</param>
public sealed record EventMetadata(
    ReadOnlyMemory<byte> Headers, string? CorrelationId = null, string? CausationId = null, string? UserName = null);
