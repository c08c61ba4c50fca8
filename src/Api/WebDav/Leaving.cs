using Api.Http;
using Commands;
using Domain.Locks;

namespace Api.WebDav;

/// <summary>What changes when a resource leaves its place: itself with all below, and the folder that loses it.</summary>
internal static class Leaving
{
    public static IReadOnlyList<Touched> Of(DavTarget target)
    {
        var node = target.Node!;
        var whole = new Touched(node.Id, target.Address.Href(node.IsFolder), LockedChange.Tree);
        return target.Parent is { } parent ? [whole, new(parent, target.Address.ParentHref, LockedChange.Members)] : [whole];
    }

    /// <summary>The node as a command takes it that moves it or throws it away: with the locks that end with that.</summary>
    public static ValueTask<NodeSnapshot> SnapshotAsync(DavRequest request, DavTarget target, CancellationToken ct) =>
        request.Services.LeavingAsync(target.Node!, target.Space, ct);
}
