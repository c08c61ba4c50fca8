using Api.Http;
using Domain;
using Projections.Core;

namespace Api.WebDav.Trash;

/// <summary>
/// What of a space's trash a caller may not know of: what they are denied themselves, and what was deleted out of a folder that they are
/// denied. Where that folder is gone too, nobody can tell any more: then it is hidden from whoever is denied anything in the space.
/// </summary>
internal static class TrashSight
{
    /// <summary>Of what was deleted, what is hidden.</summary>
    public static async ValueTask<IReadOnlySet<NodeId>> HiddenAsync(DavRequest request, IReadOnlyList<TrashRow> rows, CancellationToken ct)
    {
        var denied = await request.Services.DenialsAsync(request.Caller, request.Target.Space, ct);
        if (denied.Count == 0 || rows.Count == 0) return denied;
        var folders = rows.Select(row => row.FromParent).Distinct().ToList();
        var places = (await request.Services.Core.PlacesAsync(folders, ct)).ToDictionary(place => place.Node.Id);
        return rows.Where(IsHidden).Select(row => row.Node.Id).ToHashSet();

        bool IsHidden(TrashRow row) => denied.Contains(row.Node.Id)
            || !places.TryGetValue(row.FromParent, out var place) || place.Way.Any(step => denied.Contains(step.Id));
    }

    /// <summary>Whether what the request names is hidden: what was deleted, or anything on the way from there.</summary>
    public static async ValueTask<bool> IsHiddenAsync(DavRequest request, NodeId key, CancellationToken ct)
    {
        var (core, space) = (request.Services.Core, request.Target.Space);
        var denied = await request.Services.DenialsAsync(request.Caller, space, ct);
        if (denied.Count == 0) return false;
        if (await core.TrashedAsync(space.Id, key, ct) is not { } row || (await HiddenAsync(request, [row], ct)).Count > 0) return true;
        var (root, below) = (new PathRoot.AtNode(space.Id, key), request.Address.Path.Skip(1).ToList());
        for (var depth = 1; depth <= below.Count; depth++)
        {
            var step = await core.ResolveAsync(request.Caller.Id, root, below[..depth], withInline: false, ct);
            if (step.Node is { } node && denied.Contains(node.Id)) return true;
        }

        return false;
    }
}
