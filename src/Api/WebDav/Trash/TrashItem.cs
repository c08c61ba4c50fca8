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
        return found.Node is { IsTrashed: true } && !await TrashSight.IsHiddenAsync(request, new NodeId(key), ct) ? found : null;
    }
}
