using Api.Http;
using Domain;
using Projections.Core;

namespace Api.WebDav.Trash;

/// <summary>Something in the trash that a request names: by the key of what was deleted, or below it by its names.</summary>
internal static class TrashItem
{
    /// <summary>Null when the trash has no such thing. The request's own target is the space's root: it proves the access.</summary>
    public static async ValueTask<Resolved?> FindAsync(DavRequest request, CancellationToken ct)
    {
        var path = request.Address.Path;
        if (!Guid.TryParseExact(path[0], "D", out var key)) return null;
        var root = new PathRoot.AtNode(request.Target.Space.Id, new NodeId(key));
        var found = await request.Services.Core.ResolveAsync(request.Caller.Id, root, [.. path.Skip(1)], withInline: false, ct);
        return found.Node is { IsTrashed: true } && !await IsHiddenAsync(request, new NodeId(key), ct) ? found : null;
    }

    /// <summary>Whether what the request names is hidden: what was deleted, or anything on the way from there.</summary>
    private static async ValueTask<bool> IsHiddenAsync(DavRequest request, NodeId key, CancellationToken ct)
    {
        var (services, space) = (request.Services, request.Target.Space);
        var denied = await services.DenialsAsync(request.Caller, space, ct);
        if (denied.Count == 0) return false;
        if (await TrashSight.IsHiddenAsync(services, denied, space.Id, key, ct)) return true;
        var (root, below) = (new PathRoot.AtNode(space.Id, key), request.Address.Path.Skip(1).ToList());
        for (var depth = 1; depth <= below.Count; depth++)
        {
            var step = await services.Core.ResolveAsync(request.Caller.Id, root, below[..depth], withInline: false, ct);
            if (step.Node is { } node && denied.Contains(node.Id)) return true;
        }

        return false;
    }
}
