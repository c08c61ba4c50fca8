using Api.GraphQl.Relay;
using GraphQl.TypeSystem;
using Projections.Core.Access;

namespace Api.GraphQl.Types;

/// <summary>A group, whose name everybody learns who is granted something beside it.</summary>
internal sealed record GroupView(GroupRow Row);

/// <summary>type Group.</summary>
internal static class GroupType
{
    public const string Name = "Group";

    public static readonly ObjectType<GroupView> Definition = new(Name, "People, and groups of them, who are granted things together.",
    [
        new("id", "ID!", group => GlobalId.Of(group.Row.Id).ToString(), "Stays the same for ever."),
        new("name", "String!", group => group.Row.Name, "What people call it."),
        new("description", "String", group => group.Row.Description, "What it is for."),
    ],
    [NodeInterface.Name]);
}
