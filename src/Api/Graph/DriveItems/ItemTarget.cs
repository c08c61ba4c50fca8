using Api.Http;
using Domain;
using Domain.Access;
using EventStore;
using Projections.Core;

namespace Api.Graph.DriveItems;

/// <summary>The file or folder that a request names.</summary>
internal static class ItemTarget
{
    /// <summary>The item of the path, or the drive's root when none is named. A refusal when the action is not the caller's.</summary>
    public static async ValueTask<(SeenItem? Target, GraphRefusal? Refusal)> FindAsync(
        GraphRequest request, AccessAction action, CancellationToken ct)
    {
        return await FindAsync(request, await RootOfAsync(request, ct), action, ct);
    }

    /// <summary>As <see cref="FindAsync(GraphRequest, AccessAction, CancellationToken)"/>, of an item named by its whole id.</summary>
    public static async ValueTask<(SeenItem? Target, GraphRefusal? Refusal)> FindAsync(
        GraphRequest request, string id, AccessAction action, CancellationToken ct) =>
        await FindAsync(
            request,
            ShareJail.Names(id, out var mount)
                ? mount is { } share ? await request.Services.RootOfAsync(share, ct) : null
                : FileIds.Parse(id, request.Storage),
            action, ct);

    private static async ValueTask<(SeenItem? Target, GraphRefusal? Refusal)> FindAsync(
        GraphRequest request, PathRoot? at, AccessAction action, CancellationToken ct)
    {
        if (at is not { } root) return (null, GraphRefusal.NotFound);
        var (item, refusal, about) = await SeenItem.FindAsync(request.Services, request.Caller, root, [], action, ct);
        request.About = about;
        return (item, refusal == AccessRules.Forbidden ? GraphRefusal.Forbidden : refusal is null ? null : GraphRefusal.NotFound);
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
