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
}
