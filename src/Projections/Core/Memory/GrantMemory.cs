using Domain;
using Domain.Access;
using EventStore;

namespace Projections.Core.Memory;

/// <summary>What was asked of the grants.</summary>
/// <param name="Person">Whose they are; of a link its maker.</param>
/// <param name="Node">That they reach, or the folder on whose members they are.</param>
internal readonly record struct GrantsKey(UserId Person, LinkId? Link, SpaceId Space, NodeId Node);

/// <summary>
/// Which grants reach a node or stand on a folder's members, kept under the conditions of docs/adr/0010-reads-from-memory.md: while none of
/// their times has come, no account, group or grant has changed, and the node stands where it stood.
/// </summary>
internal sealed class GrantMemory<T>(CoreChanges changes, ReadingLease lease)
    where T : class
{
    /// <summary>Answers kept. Full, it begins anew: what is asked for often is soon back.</summary>
    public const int AnswersMax = 2048;

    /// <summary>Grants of one answer that is kept. Where more meet, they are looked up each time.</summary>
    public const int GrantsMax = 64;

    private readonly CountedMap<GrantsKey, (T Answer, LogPosition ReadAt, DateTimeOffset Until)> _answers = new();

    public T? Recall(GrantsKey asked, DateTimeOffset now) =>
        lease.IsHeld && _answers.TryGet(asked, out var known) && now < known.Until && changes.HoldNode(asked.Node, asked.Space, known.ReadAt)
            ? known.Answer : null;

    /// <param name="until">When the first of the grants ends.</param>
    public void Keep(GrantsKey asked, T answer, int count, LogPosition readAt, DateTimeOffset until)
    {
        if (lease.IsHeld && count <= GrantsMax) _answers.Keep(asked, (answer, readAt, until), AnswersMax);
    }
}
