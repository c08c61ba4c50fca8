using Api.GraphQl.Types;
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
/// the caller's to know is not found.
/// </summary>
internal sealed class Loaders
{
    public Loaders(GraphQlRequest request)
    {
        Drives = Add<SpaceId, DriveRow>(async (ids, ct) =>
            (await request.Services.Listing.DrivesAsync(ids, ct)).ToDictionary(drive => drive.Space.Id));
        Items = Add<NodeId, Item>((ids, ct) => ItemLoading.LoadAsync(request, ids, ct));
        Spaces = Add<SpaceId, SpaceView>((ids, ct) => SpaceLoading.LoadAsync(request, ids, ct));
        People = Add<UserId, PersonView>(async (ids, ct) =>
            (await request.Services.Listing.ProfilesAsync(ids, ct)).ToDictionary(row => row.User.Id, row => PersonView.Of(row, request)));
        Groups = Add<GroupId, GroupView>(async (ids, ct) =>
            (await request.Services.Listing.GroupsAsync(ids, ct)).ToDictionary(row => row.Id, row => new GroupView(row)));
        GrantsIn = Add<SpaceId, ILookup<NodeId, ReachingGrant>>(async (ids, ct) =>
        {
            var grants = await request.Services.Listing.GrantsInAsync(request.User.Id, ids, ct);
            return ids.ToDictionary(id => id, _ => grants);
        });
        Children = Add<ChildrenKey, IReadOnlyList<NodeRow>>((keys, ct) => ChildrenLoading.LoadAsync(request, keys, ct));
        ChildrenCounts = Add<ChildrenKey, object>((keys, ct) => ChildrenLoading.CountAsync(request, keys, ct));
        PastItems = Add<PastKey, Item>((keys, ct) => ItemsOfThePast.LoadAsync(request, keys, ct));
        PastChildren = Add<PastChildrenKey, IReadOnlyList<NodeRow>>((keys, ct) => ItemsOfThePast.LoadChildrenAsync(request, keys, ct));
        Trash = Add<TrashKey, IReadOnlyList<TrashedRow>>((keys, ct) => TrashLoading.LoadAsync(request, keys, ct));
        TrashCounts = Add<SpaceId, object>((ids, ct) => TrashLoading.CountAsync(request, ids, ct));
        Marks = Add<NodeId, NodeMarks>((ids, ct) => request.Services.Marks.OfAsync(request.User.Id, ids, ct));
        Versions = AddMany<NodeId, VersionRow>(request.Services.Listing.VersionsAsync);
        GrantsOn = AddMany<NodeId, GrantRow>(request.Services.Grants.GrantsOnAsync);
        Locks = AddMany<NodeId, LockRow>(request.Services.Listing.LocksAsync);
        Shares = Add<ShareId, GrantRow>(async (ids, ct) =>
            (await request.Services.Listing.SharesAsync(ids, ct)).ToDictionary(share => new ShareId(share.Id)));
        Links = Add<LinkId, LinkRow>(async (ids, ct) =>
            (await request.Services.Listing.LinksAsync(ids, ct)).ToDictionary(link => link.Id));
        Photos = Add<UserId, PhotoRow>((ids, ct) => request.Services.Listing.PhotosAsync(ids, ct));
        LinksOn = AddMany<NodeId, LinkRow>(request.Services.Listing.LinksOnAsync);
    }

    public DataLoaders All { get; } = new();

    public DataLoader<SpaceId, DriveRow> Drives { get; }

    /// <summary>Live files and folders that the caller may see.</summary>
    public DataLoader<NodeId, Item> Items { get; }

    /// <summary>Spaces that the caller may know of.</summary>
    public DataLoader<SpaceId, SpaceView> Spaces { get; }

    public DataLoader<UserId, PersonView> People { get; }

    public DataLoader<GroupId, GroupView> Groups { get; }

    /// <summary>What is granted to the caller, or denied, on single nodes of a space.</summary>
    public DataLoader<SpaceId, ILookup<NodeId, ReachingGrant>> GrantsIn { get; }

    public DataLoader<ChildrenKey, IReadOnlyList<NodeRow>> Children { get; }

    public DataLoader<ChildrenKey, object> ChildrenCounts { get; }

    /// <summary>Files and folders as they were.</summary>
    public DataLoader<PastKey, Item> PastItems { get; }

    public DataLoader<PastChildrenKey, IReadOnlyList<NodeRow>> PastChildren { get; }

    public DataLoader<TrashKey, IReadOnlyList<TrashedRow>> Trash { get; }

    public DataLoader<SpaceId, object> TrashCounts { get; }

    /// <summary>Tags, and what is among the caller's favorites; nothing for what has neither.</summary>
    public DataLoader<NodeId, NodeMarks> Marks { get; }

    public DataLoader<NodeId, IReadOnlyList<VersionRow>> Versions { get; }

    /// <summary>Memberships and shares on a node itself.</summary>
    public DataLoader<NodeId, IReadOnlyList<GrantRow>> GrantsOn { get; }

    public DataLoader<NodeId, IReadOnlyList<LinkRow>> LinksOn { get; }

    /// <summary>The locks in force that a node is under.</summary>
    public DataLoader<NodeId, IReadOnlyList<LockRow>> Locks { get; }

    /// <summary>Whether the caller may see them is not asked.</summary>
    public DataLoader<ShareId, GrantRow> Shares { get; }

    /// <inheritdoc cref="Shares"/>
    public DataLoader<LinkId, LinkRow> Links { get; }

    public DataLoader<UserId, PhotoRow> Photos { get; }

    /// <summary>Of lists that a key may have none of: then it has an empty one.</summary>
    private DataLoader<TKey, IReadOnlyList<TValue>> AddMany<TKey, TValue>(
        Func<IReadOnlyCollection<TKey>, CancellationToken, Task<ILookup<TKey, TValue>>> load)
        where TKey : notnull => Add<TKey, IReadOnlyList<TValue>>(async (keys, ct) =>
        {
            var found = await load(keys, ct);
            return keys.ToDictionary(key => key, key => (IReadOnlyList<TValue>)[.. found[key]]);
        });

    private DataLoader<TKey, TValue> Add<TKey, TValue>(
        Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> load)
        where TKey : notnull => All.Add(new DataLoader<TKey, TValue>(load));
}
