using Domain;
using EventStore;

namespace Commands;

/// <summary>What became of a command.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>Durable. Nothing was left to do when <paramref name="Position"/> is null.</summary>
    /// <param name="Node">What the command was about: the node made, moved, written. The root folder of a new account's space.</param>
    /// <param name="Version">The stream's version afterwards.</param>
    /// <param name="Position">The last position of the append: what core has to reach before the answer goes out.</param>
    /// <param name="Content">The position that recorded the node's content, when the command wrote some: its ETag.</param>
    /// <param name="RecordedAt">When the log took the content, else the first event about the node.</param>
    public sealed record Done(
        NodeId Node, long Version, LogPosition? Position, LogPosition? Content, DateTimeOffset? RecordedAt) : Outcome;

    public sealed record Refused(Refusal Refusal) : Outcome;

    public static implicit operator Outcome(Refusal refusal) => new Refused(refusal);

    /// <summary>
    /// The state that the decision saw has changed. The caller waits for core to reach <paramref name="Position"/>, or when none is given
    /// (a name was taken, a version differs) the log's head; resolves its target again, checks its preconditions again and asks again,
    /// for at most <see cref="Limits.ContendedMax"/>. What was "free" is then "there", and is answered as such (412, 405, a new version).
    /// </summary>
    public sealed record Stale(LogPosition? Position) : Outcome;
}
