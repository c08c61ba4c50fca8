using Commands;
using Domain.Nodes;
using Projections.Core;

namespace Api.WebDav;

/// <summary>Where a request makes something or takes it to: a name in a folder that is there.</summary>
internal static class Places
{
    public static readonly DavRefusal ParentMissing = DavRefusal.Conflict("The folder that should hold this does not exist.");
    private static readonly DavRefusal RootIsFixed = DavRefusal.NotAllowed("A space's root folder stays as it is.");

    /// <param name="isReplacing">Whether what stands there now is replaced as a whole.</param>
    public static async ValueTask<(Place? Place, DavRefusal? Refusal)> AtAsync(
        DavRequest request, DavTarget target, CancellationToken ct, bool isReplacing = false)
    {
        if (target.Node is { } node && node.Id == target.Space.Root) return (null, RootIsFixed);
        if (target.Parent is not { } parent) return (null, ParentMissing);

        var text = target.Address.Path is [.., var last] ? last : target.Node!.Name;
        if (NodeName.Parse(text, out var invalid) is not { } name) return (null, invalid!.ToDav());
        var replaced = isReplacing && target.Node is not null ? await Leaving.SnapshotAsync(request, target, ct) : null;
        return (new(target.Space.Id, parent, name, await PathAsync(request, target, ct), replaced), null);
    }

    /// <summary>Path in the space, without a leading slash.</summary>
    public static async ValueTask<string> PathAsync(DavRequest request, DavTarget target, CancellationToken ct)
    {
        var path = target.Address.Path;
        if (target.Address.Root is PathRoot.AtNode { Id: var start } && await request.Services.Core.PathOfAsync(start, ct) is { } above)
            path = [.. above, .. path];
        return string.Join('/', path);
    }
}
