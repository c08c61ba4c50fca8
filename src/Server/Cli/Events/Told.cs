using Domain;
using Domain.Access;
using Projections.Activity;

namespace Server.Cli.Events;

/// <summary>What the words for an event need beside the event: names of that moment, as the activity read model has them.</summary>
/// <param name="Rows">The event's own rows; none when it has none, or when the read model has not come that far.</param>
/// <param name="Names">Sign-in names of the people, and names of the groups, that the event speaks of.</param>
internal sealed record Told(IReadOnlyList<ActivityRow> Rows, IReadOnlyDictionary<UserId, string> Names)
{
    public string Person(UserId id) =>
        id == UserId.System ? "the system" : id == UserId.Public ? "somebody with a link" : Names.TryGetValue(id, out var name) ? Printable.Of(name) : $"account {id.Value}";

    public string Grantee(Grantee grantee) => grantee.IsGroup ? $"the group {Group(new(grantee.Id))}" : Person(new(grantee.Id));

    public string Group(GroupId id) => Names.TryGetValue(new UserId(id.Value), out var name) ? Printable.Of(name) : id.Value.ToString();

    /// <summary>The role or the permissions, and until when.</summary>
    public static string Granted(Granted granted)
    {
        var what = granted.Role is { } id && Roles.Find(id) is { } role ? role.Name
            : granted.Permissions.IsEmpty ? "nothing"
            : granted.Permissions.ToString();
        return granted.ExpiresAt is { } end ? $"{what} until {Amounts.Time(end)}" : what;
    }

    /// <summary>The path then; else the name that the event holds; else the id.</summary>
    public string Path(NodeId node, Personal? name = null) =>
        Rows.FirstOrDefault(row => row.Node == node)?.Path is { } path ? Printable.Of(path)
        : name is { } own ? Printable.Of(own.Value)
        : $"item {node.Value}";

    public string FromPath(NodeId node, Personal? name = null) =>
        Rows.FirstOrDefault(row => row.Node == node)?.FromPath is { } path ? Printable.Of(path)
        : name is { } own ? Printable.Of(own.Value)
        : $"item {node.Value}";

    /// <summary>The path of the folder that holds it.</summary>
    public string Folder(NodeId node, NodeId parent) =>
        Rows.FirstOrDefault(row => row.Node == node)?.Path is { } path
            ? Printable.Of(path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/")
            : $"folder {parent.Value}";

    public string Space(SpaceId space) =>
        Rows.FirstOrDefault(row => row.Space == space)?.SpaceName is { } name ? $"the space {Printable.Of(name)}" : $"space {space.Value}";
}
