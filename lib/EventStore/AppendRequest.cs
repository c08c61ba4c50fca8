namespace EventStore;

/// <summary>One command's whole effect: applied completely or not at all.</summary>
public sealed record AppendRequest
{
    /// <summary>Idempotency: an append with an id that was applied before answers with the first result and changes nothing.</summary>
    public required Guid CommandId { get; init; }

    public required EventMetadata Metadata { get; init; }

    public required IReadOnlyList<StreamAppend> Streams { get; init; }

    public IReadOnlyList<StreamGuard> Guards { get; init; } = [];

    public IReadOnlyList<Fence> Fences { get; init; } = [];

    public IReadOnlyList<Reservation> Reserve { get; init; } = [];

    public IReadOnlyList<Reservation> Release { get; init; } = [];

    public IReadOnlyList<BudgetChange> Budgets { get; init; } = [];

    public IReadOnlyList<BudgetLimit> BudgetLimits { get; init; } = [];

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}

/// <summary>Events for one stream. No two entries of a request name the same stream.</summary>
/// <param name="ExpectedVersion">The version the decision saw: 0 = the stream must be new; <see cref="Any"/> = whatever it is.</param>
/// <param name="Events">Registered in <see cref="EventTypes"/>; at least one.</param>
public sealed record StreamAppend(StreamId Stream, long ExpectedVersion, IReadOnlyList<object> Events)
{
    public const long Any = -1;
}

/// <summary>A stream that nothing is appended to, but that must still have the version that the decision saw.</summary>
public sealed record StreamGuard(StreamId Stream, long Version);

/// <summary>
/// A named place where changes that touch many streams' rules meet (the folder structure of a space). The append is refused when the
/// fence was advanced after <paramref name="SeenAt"/>, the position of the read model that the decision was made on.
/// With <paramref name="Advance"/> this append moves the fence to its own last position.
/// </summary>
public sealed record Fence(Guid Key, LogPosition SeenAt, bool Advance = false);

/// <summary>A name that only one holder may have in a scope. Compared byte for byte.</summary>
public sealed record Reservation(Guid Scope, string Name, Guid Holder);

/// <summary>Adds to (or, negative, takes from) a counter. Refused when a positive change would pass the counter's limit.</summary>
public sealed record BudgetChange(Guid Budget, long Delta);

/// <summary>Sets a counter's limit in the append's own transaction; null removes it. One below what is used refuses only growth.</summary>
public sealed record BudgetLimit(Guid Budget, long? Limit);

/// <summary>Bytes that become durable in the append's own transaction, under a key that names them for ever (their digest).</summary>
public sealed record Attachment(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Content);
