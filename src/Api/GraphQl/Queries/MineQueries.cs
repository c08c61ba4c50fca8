using System.Globalization;
using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Queries;

/// <summary>Fields of Me that list: shares, links, groups, app tokens.</summary>
internal static class MineQueries
{
    public static readonly IReadOnlyList<Field<GraphQlRequest>> Fields =
    [
        Connection.Field<GraphQlRequest>("sharedWithMe", ReceivedType.Name, ReceivedAsync, "What others share with you, the oldest first."),
        Connection.Field<GraphQlRequest>("sharedByMe", GrantTypes.GrantName, SharedAsync, "What you share with others, the oldest first."),
        Connection.Field<GraphQlRequest>("links", GrantTypes.LinkName, LinksAsync, "Links that you made, the oldest first."),
        new("groups", $"[{GroupType.Name}!]!", GroupsAsync, "Groups that hold you themselves."),
        new("appTokens", $"[{AppTokenType.Name}!]!", TokensAsync, "Passwords of your programs. A program sees none of them."),
    ];

    private static async ValueTask<object?> ReceivedAsync(GraphQlRequest me, PageArguments page, FieldContext context) => Paging.Of(
        await Received.AllAsync(me, context.Aborted),
        received => (Text(received.First.Share.CreatedAt), received.First.Node.Id.Value.ToString("N")), page);

    private static async ValueTask<object?> SharedAsync(GraphQlRequest me, PageArguments page, FieldContext context) => Paging.Of(
        await me.Services.Grants.SharedByAsync(me.User.Id, context.Aborted), grant => (Text(grant.CreatedAt), grant.Id.ToString("N")),
            page);

    private static async ValueTask<object?> LinksAsync(GraphQlRequest me, PageArguments page, FieldContext context) => Paging.Of(
        await me.Services.Grants.LinksByAsync(me.User.Id, context.Aborted),
        link => (Text(link.Grant.CreatedAt), link.Id.Value.ToString("N")), page);

    private static async ValueTask<object?> GroupsAsync(GraphQlRequest me, FieldContext context) =>
        (await me.Services.Grants.GroupsOfAsync(me.User.Id, context.Aborted)).Select(row => new GroupView(row));

    private static async ValueTask<object?> TokensAsync(GraphQlRequest me, FieldContext context) =>
        me.Caller.Token is null ? await me.Services.Grants.AppTokensAsync(me.User.Id, context.Aborted) : [];

    private static string Text(DateTimeOffset time) => time.UtcTicks.ToString("D20", CultureInfo.InvariantCulture);
}
