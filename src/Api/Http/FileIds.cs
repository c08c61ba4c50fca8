using Domain;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Http;

/// <summary>
/// External ids: <c>{storage}${space}!{node}</c>, a space alone <c>{storage}${space}</c>. A space's root is printed with the space's id
/// in the node's place, as the clients expect it.
/// </summary>
public static class FileIds
{
    public static string Of(Guid storage, NodeRow node, SpaceRow space) =>
        $"{storage:D}${space.Id.Value:D}!{(node.Id == space.Root ? space.Id.Value : node.Id.Value):D}";

    public static string Of(Guid storage, NodeId node, SpaceRow space) =>
        $"{storage:D}${space.Id.Value:D}!{(node == space.Root ? space.Id.Value : node.Value):D}";

    public static string Of(Guid storage, GrantRow grant) => $"{storage:D}${grant.Space.Value:D}!{grant.Node.Value:D}";

    public static string Of(Guid storage, SpaceId space) => $"{storage:D}${space.Value:D}";

    /// <summary>Where a path below this id begins; null when the text is no id of this installation.</summary>
    public static PathRoot? Parse(ReadOnlySpan<char> text, Guid storage)
    {
        if (text.IndexOf('$') is var dollar and >= 0)
        {
            if (!Guid.TryParseExact(text[..dollar], "D", out var named) || named != storage) return null;
            text = text[(dollar + 1)..];
        }

        var bang = text.IndexOf('!');
        if (!Guid.TryParseExact(bang < 0 ? text : text[..bang], "D", out var space)) return null;
        if (bang < 0) return new PathRoot.InSpace(new(space));
        if (!Guid.TryParseExact(text[(bang + 1)..], "D", out var node)) return null;
        return node == space ? new PathRoot.InSpace(new(space)) : new PathRoot.AtNode(new(space), new(node));
    }
}
