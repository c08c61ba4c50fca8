using Domain;
using Domain.Access;
using EventStore;
using EventStore.Subscriptions;
using Projections.Core.Access;

namespace Projections.Core.Memory;

/// <summary>
/// Answers to what was asked before, for as long as they are what the database would answer: on the node that writes core, which learns of
/// each change before anybody can see it, and only while no other node can have taken core over (docs/adr/0010-reads-from-memory.md).
/// </summary>
public sealed class ResolvedMemory
{
    /// <summary>Answers kept. Full, it begins anew: what is asked for often is soon back.</summary>
    public const int AnswersMax = 8192;

    /// <summary>Bytes of contents kept with them. About right: two who keep the same at once are counted twice.</summary>
    public const long ContentBytesMax = 16 << 20;

    /// <summary>Folders kept that something was looked for in and not found.</summary>
    public const int FoldersMax = 1024;

    /// <summary>Nodes kept that were asked for by their ids.</summary>
    public const int PlacesMax = 2048;

    /// <summary>Accounts kept of those who asked.</summary>
    public const int CallersMax = 4096;

    /// <summary>Shares kept by which somebody came.</summary>
    public const int SharesMax = 2048;

    private readonly CountedMap<ResolvedKey, (Resolved Answer, bool WithInline, GrowthMark Growth)> _answers = new();
    private readonly CountedMap<ResolvedKey, Resolved> _missing = new(); // by the folder
    private readonly CountedMap<UserId, (UserRow Account, LogPosition ReadAt)> _callers = new();
    private readonly CountedMap<NodeId, (PlacedRow Place, LogPosition ReadAt, GrowthMark Growth)> _places = new();
    private readonly CountedMap<ShareId, (GrantRow Share, LogPosition ReadAt)> _shares = new();
    private long _contentBytes;

    public ResolvedMemory() => (Reaching, Below, Members) = (new(Changes, Lease), new(Changes, Lease), new(Changes, Lease));

    internal CoreChanges Changes { get; } = new();

    internal ReadingLease Lease { get; } = new();

    /// <summary>The grants that reach a node.</summary>
    internal GrantMemory<IReadOnlyList<ReachingGrant>> Reaching { get; }

    /// <summary>The grants on a folder's own members.</summary>
    internal GrantMemory<ILookup<NodeId, ReachingGrant>> Below { get; }

    internal MembersMemory Members { get; }

    /// <summary>This node writes core from a position on.</summary>
    internal IProjection Own(string owner, LogPosition at)
    {
        Forget();
        Changes.Begin(at);
        Lease.Begin(owner);
        return new CoreProjection(Changes);
    }

    /// <summary>With the content where it is asked for; what was read with it also answers who does not ask.</summary>
    internal Resolved? Recall(UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline) =>
        Lease.IsHeld && _answers.TryGet(new(caller, root, path, path.Count), out var known) && (known.WithInline || !withInline)
        && Changes.Hold(known.Answer) ? Current(known.Answer, known.Growth) : null;

    /// <summary>A live node and where it stands, and where core stood when that was read.</summary>
    internal (PlacedRow Place, LogPosition ReadAt)? RecallPlace(NodeId node)
    {
        if (!Lease.IsHeld || !_places.TryGet(node, out var known) || !Changes.HoldPlace(known.Place, known.ReadAt)) return null;
        var place = known.Place;
        if (Changes.Grown(place.Space, known.Growth) is not { } space) return null;
        return (ReferenceEquals(space, place.Space) ? place : place with { Space = space }, known.ReadAt);
    }

    internal void KeepPlace(PlacedRow place, LogPosition readAt)
    {
        if (Lease.IsHeld && Changes.Mark(place.Space.Id, readAt) is { } growth)
            _places.Keep(place.Node.Id, (place, readAt, growth), PlacesMax);
    }

    /// <summary>The account of somebody who asked for anything.</summary>
    internal UserRow? RecallCaller(UserId caller) =>
        Lease.IsHeld && _callers.TryGet(caller, out var known) && Changes.HoldAccounts(known.ReadAt) ? known.Account : null;

    internal GrantRow? RecallShare(ShareId share) =>
        Lease.IsHeld && _shares.TryGet(share, out var known) && Changes.HoldAccounts(known.ReadAt) ? known.Share : null;

    internal void KeepShare(ShareId share, GrantRow row, LogPosition readAt)
    {
        if (Lease.IsHeld) _shares.Keep(share, (row, readAt), SharesMax);
    }

    /// <summary>
    /// What the answer would be if nothing had this name: its folder is as it was when something else was looked for there in vain.
    /// </summary>
    internal Resolved? Suppose(UserId? caller, PathRoot root, IReadOnlyList<string> path) =>
        path.Count > 0 && Lease.IsHeld && !_answers.TryGet(new(caller, root, path, path.Count), out _)
        && _missing.TryGet(FolderKey(caller, root, path), out var known) && Changes.HoldFolder(known) ? known : null;

    /// <summary>What was supposed was wrong: whoever comes next looks.</summary>
    internal void Doubt(UserId? caller, PathRoot root, IReadOnlyList<string> path) => _missing.Remove(FolderKey(caller, root, path));

    internal void Keep(UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline, Resolved answer)
    {
        if (!Lease.IsHeld) return;
        if (answer.Caller is { } account) KeepCaller(account, answer.Position);
        if (answer is { Node: null, Parent: not null } && path.Count > 0) _missing.Keep(FolderKey(caller, root, path), answer, FoldersMax);

        // What is not there may be made by anybody, and what is in the trash is seldom asked for.
        if (answer is not { Node.IsTrashed: false, Space: { } space } || Changes.Mark(space.Id, answer.Position) is not { } growth) return;
        var key = new ResolvedKey(caller, root, path, path.Count);
        var isKept = _answers.TryGet(key, out var known);
        if (isKept && known.WithInline && !withInline && Changes.Hold(known.Answer)) return;
        if (_answers.Count >= AnswersMax || Volatile.Read(ref _contentBytes) >= ContentBytesMax)
        {
            Forget();
            isKept = false;
        }

        Interlocked.Add(ref _contentBytes, ContentBytes(answer) - (isKept ? ContentBytes(known.Answer) : 0));
        _answers.Set(key, (answer, withInline, growth));
    }

    /// <summary>Only of folders is it told what their space holds.</summary>
    private Resolved? Current(Resolved answer, GrowthMark growth)
    {
        if (answer is not { Node.IsFolder: true, Space: { } read }) return answer;
        if (Changes.Grown(read, growth) is not { } space) return null;
        return ReferenceEquals(space, read) ? answer : answer with { Space = space };
    }

    private void KeepCaller(UserRow account, LogPosition readAt)
    {
        if (_callers.TryGet(account.Id, out var known) && Changes.HoldAccounts(known.ReadAt)) return;
        _callers.Keep(account.Id, (account, readAt), CallersMax);
    }

    private static ResolvedKey FolderKey(UserId? caller, PathRoot root, IReadOnlyList<string> path) =>
        new(caller, root, path, path.Count - 1);

    private void Forget()
    {
        _answers.Clear();
        Interlocked.Exchange(ref _contentBytes, 0);
    }

    private static int ContentBytes(Resolved answer) => answer.Inline?.Length ?? 0;
}
