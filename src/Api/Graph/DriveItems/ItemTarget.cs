using Api.Http;
using Domain;
using Domain.Access;
using EventStore;
using Projections.Core;

namespace Api.Graph.DriveItems;

/// <summary>The file or folder that a request names, and what the caller may do with it. They may see it.</summary>
internal sealed record ItemTarget(Resolved At, Standing Standing)
{
    public SpaceRow Space => At.Space!;

    public NodeRow Node => At.Node!;

    public bool IsRoot => Node.Id == Space.Root;

    /// <summary>What the decision saw: grants that change later make a command ask again.</summary>
    public LogPosition SeenAt => At.Position;

    public bool Allows(AccessAction action) => AccessRules.Authorize(action, Standing).IsAllowed;

    /// <summary>Why the caller may do it.</summary>
    public string Reason(AccessAction action) => AccessRules.Authorize(action, Standing).Reason;

    /// <summary>The item of the path, or the drive's root when none is named. A refusal when the action is not the caller's.</summary>
    public static async ValueTask<(ItemTarget? Target, GraphRefusal? Refusal)> FindAsync(
        GraphRequest request, AccessAction action, CancellationToken ct)
    {
        return await FindAsync(request, await RootOfAsync(request, ct), action, ct);
    }

    /// <summary>As <see cref="FindAsync(GraphRequest, AccessAction, CancellationToken)"/>, of an item named by its whole id.</summary>
    public static async ValueTask<(ItemTarget? Target, GraphRefusal? Refusal)> FindAsync(
        GraphRequest request, string id, AccessAction action, CancellationToken ct) =>
        await FindAsync(
            request,
            ShareJail.Names(id, out var mount)
                ? mount is { } share ? await request.Services.RootOfAsync(share, ct) : null
                : FileIds.Parse(id, request.Storage),
            action, ct);

    private static async ValueTask<(ItemTarget? Target, GraphRefusal? Refusal)> FindAsync(
        GraphRequest request, PathRoot? at, AccessAction action, CancellationToken ct)
    {
        if (at is not { } root) return (null, GraphRefusal.NotFound);
        if (await request.Services.LookAsync(request.Caller, root, [], ct) is not (var found, var standing)) return (null, GraphRefusal.NotFound);

        var decision = AccessRules.Authorize(action, standing);
        request.About = (found.Space!.Id, found.Node!.Id);
        if (decision.IsAllowed) return (new(found, standing), null);
        return (null, decision.IsVisible ? GraphRefusal.Forbidden : GraphRefusal.NotFound);
    }

    /// <summary>What is mounted in the share jail is reached by the mount's id too; whether by right is for its grants to say.</summary>
    private static async ValueTask<PathRoot?> RootOfAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.Has("drive")) return request.User.PersonalSpace is { } own ? new PathRoot.InSpace(own) : null;
        var item = request.Has("item") ? request["item"] : null;
        if (ShareJail.Names(request["drive"], out _))
        {
            if (item is null || !ShareJail.Names(item, out var mount) || mount is not { } share) return null;
            return await request.Services.RootOfAsync(share, ct);
        }

        if (FileIds.Parse(request["drive"], request.Storage) is not PathRoot.InSpace drive) return null;
        return item is null ? drive : FileIds.Parse(item, request.Storage) switch
        {
            PathRoot.InSpace root when root.Id == drive.Id => root,
            PathRoot.AtNode node when node.Space == drive.Id => node,
            _ => null,
        };
    }
}
