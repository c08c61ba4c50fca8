using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core.Access;

namespace Api.GraphQl.Types;

/// <summary>A group, whose name everybody learns who is granted something beside it.</summary>
internal sealed record GroupView(GroupRow Row);

/// <summary>type Group.</summary>
internal static class GroupType
{
    public const string Name = "Group";
    public const string MemberName = "GroupMember";

    public static readonly ObjectType<GroupView> Definition = new(Name, "People, and groups of them, who are granted things together.",
    [
        new("id", "ID!", group => GlobalId.Of(group.Row.Id).ToString(), "Stays the same for ever."),
        new("name", "String!", group => group.Row.Name, "What people call it."),
        new("description", "String", group => group.Row.Description, "What it is for."),
        Connection.Field<GroupView>(
            "members", MemberName, MembersAsync, "Whom it holds itself, by what they are called; null for all but who manages accounts."),
    ],
    [NodeInterface.Name]);

    public static readonly ObjectType<GroupMemberRow> Member = new(MemberName, "Somebody in a group.",
    [
        new(
            "member", "Grantee", (row, context) => GrantTypes.Load(row.Member, context),
            "The person, or the group all of whose members are meant."),
        new("name", "String!", row => row.DisplayName, "What people call them."),
    ]);

    private static async ValueTask<object?> MembersAsync(GroupView group, PageArguments page, FieldContext context)
    {
        if (!context.Request.User.Role.ManagesAccounts) return null;
        var members = await context.Loaders.Members.LoadAsync(group.Row.Id) ?? [];
        return Paging.Of(members, row => (row.DisplayName.ToLowerInvariant(), row.Member.Id.ToString("N")), page);
    }
}
