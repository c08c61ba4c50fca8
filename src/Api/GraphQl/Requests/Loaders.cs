using Api.GraphQl.Types;
using Api.Http;
using Domain;
using Domain.Access;
using GraphQl.Execution;
using Projections.Core;
using Projections.Core.Access;
using Projections.Core.Listing;
using Projections.Core.Marks;
using Projections.Core.People;

namespace Api.GraphQl.Requests;

/// <summary>
/// What one operation loads, a level of it at a time: each loader costs one call for all that a level asks of it. A value that is not
/// the caller's to know is not found. A loader is made when it is first asked: most operations, and nearly every event of a subscription,
/// need few of them.
/// </summary>
internal sealed class Loaders(GraphQlRequest request)
{
    public DataLoaders All { get; } = new();

    public DataLoader<SpaceId, DriveRow> Drives => field ?? Make(
        ref field, async (ids, ct) =>
            (await request.Services.Listing.DrivesAsync(ids, ct)).ToDictionary(drive => drive.Space.Id));

    /// <summary>Live files and folders that the caller may see.</summary>
    public DataLoader<NodeId, Item> Items => field ?? Make(ref field, (ids, ct) => ItemLoading.LoadAsync(request, ids, ct));

    /// <summary>Spaces that the caller may know of.</summary>
    public DataLoader<SpaceId, SpaceView> Spaces => field ?? Make(ref field, (ids, ct) => SpaceLoading.LoadAsync(request, ids, ct));

    public DataLoader<UserId, PersonView> People => field ?? Make(
        ref field, async (ids, ct) =>
            (await request.Services.Listing.ProfilesAsync(ids, ct)).ToDictionary(row => row.User.Id, row => PersonView.Of(row, request)));

    public DataLoader<GroupId, GroupView> Groups => field ?? Make(
        ref field, async (ids, ct) =>
            (await request.Services.Listing.GroupsAsync(ids, ct)).ToDictionary(row => row.Id, row => new GroupView(row)));

    /// <summary>Whom each holds itself. Whether the caller may see them is not asked.</summary>
    public DataLoader<GroupId, IReadOnlyList<GroupMemberRow>> Members =>
        field ?? MakeMany(ref field, request.Services.Listing.MembersAsync);

    /// <summary>What is granted to the caller, or denied, on single nodes of a space.</summary>
    public DataLoader<SpaceId, ILookup<NodeId, ReachingGrant>> GrantsIn => field ?? Make(
        ref field, async (ids, ct) =>
        {
            var grants = await request.Services.Listing.GrantsInAsync(request.User.Id, ids, ct);
            return ids.ToDictionary(id => id, _ => grants);
        });

    public DataLoader<ChildrenKey, IReadOnlyList<NodeRow>> Children => field ?? Make(
        ref field, (keys, ct) => ChildrenLoading.LoadAsync(request, keys, ct));

    public DataLoader<ChildrenKey, object> ChildrenCounts => field ?? Make(
        ref field, (keys, ct) => ChildrenLoading.CountAsync(request, keys, ct));

    /// <summary>Files and folders as they were.</summary>
    public DataLoader<PastKey, Item> PastItems => field ?? Make(ref field, (keys, ct) => ItemsOfThePast.LoadAsync(request, keys, ct));

    public DataLoader<PastChildrenKey, IReadOnlyList<NodeRow>> PastChildren => field ?? Make(
        ref field, (keys, ct) => ItemsOfThePast.LoadChildrenAsync(request, keys, ct));

    public DataLoader<TrashKey, IReadOnlyList<TrashedRow>> Trash => field ?? Make(
        ref field, (keys, ct) => TrashLoading.LoadAsync(request, keys, ct));

    public DataLoader<SpaceId, object> TrashCounts => field ?? Make(ref field, (ids, ct) => TrashLoading.CountAsync(request, ids, ct));

    /// <summary>Whether something is in a space's trash that the caller may know of.</summary>
    public DataLoader<DriveRow, object> HasTrash => field ?? Make(ref field, (drives, ct) => TrashLoading.FilledAsync(request, drives, ct));

    /// <summary>What the caller is denied in spaces.</summary>
    public DataLoader<SpaceRow, IReadOnlySet<NodeId>> Denials => field ?? Make(
        ref field, async (spaces, ct) =>
        {
            var denied = await request.Services.DenialsAsync(request.User.Id, spaces, ct);
            return spaces.ToDictionary(space => space, IReadOnlySet<NodeId> (space) => denied[space.Id].ToHashSet());
        });

    /// <summary>Tags, and what is among the caller's favorites; nothing for what has neither.</summary>
    public DataLoader<NodeId, NodeMarks> Marks => field ?? Make(
        ref field, (ids, ct) => request.Services.Marks.OfAsync(request.User.Id, ids, ct));

    public DataLoader<NodeId, IReadOnlyList<VersionRow>> Versions => field ?? MakeMany(ref field, request.Services.Listing.VersionsAsync);

    /// <summary>Memberships and shares on a node itself.</summary>
    public DataLoader<NodeId, IReadOnlyList<GrantRow>> GrantsOn => field ?? MakeMany(ref field, request.Services.Grants.GrantsOnAsync);

    public DataLoader<NodeId, IReadOnlyList<LinkRow>> LinksOn => field ?? MakeMany(ref field, request.Services.Listing.LinksOnAsync);

    /// <summary>The locks in force that a node is under.</summary>
    public DataLoader<NodeId, IReadOnlyList<LockRow>> Locks => field ?? MakeMany(ref field, request.Services.Listing.LocksAsync);

    /// <summary>Whether the caller may see them is not asked.</summary>
    public DataLoader<ShareId, GrantRow> Shares => field ?? Make(
        ref field, async (ids, ct) =>
            (await request.Services.Listing.SharesAsync(ids, ct)).ToDictionary(share => new ShareId(share.Id)));

    /// <inheritdoc cref="Shares"/>
    public DataLoader<LinkId, LinkRow> Links => field ?? Make(
        ref field, async (ids, ct) =>
            (await request.Services.Listing.LinksAsync(ids, ct)).ToDictionary(link => link.Id));

    public DataLoader<UserId, PhotoRow> Photos => field ?? Make(ref field, (ids, ct) => request.Services.Listing.PhotosAsync(ids, ct));

    /// <summary>Of lists that a key may have none of: then it has an empty one.</summary>
    private DataLoader<TKey, IReadOnlyList<TValue>> MakeMany<TKey, TValue>(
        ref DataLoader<TKey, IReadOnlyList<TValue>>? made, Func<IReadOnlyCollection<TKey>, CancellationToken, Task<ILookup<TKey, TValue>>> load)
        where TKey : notnull => Make(ref made, async (keys, ct) =>
        {
            var found = await load(keys, ct);
            return keys.ToDictionary(key => key, key => (IReadOnlyList<TValue>)[.. found[key]]);
        });

    private DataLoader<TKey, TValue> Make<TKey, TValue>(
        ref DataLoader<TKey, TValue>? made, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> load)
        where TKey : notnull
    {
        lock (All) return made ??= All.Add(new DataLoader<TKey, TValue>(load));
    }
}
