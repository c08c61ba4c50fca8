using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Api.Http;
using Domain;
using Domain.Access;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Activity;

namespace Api.GraphQl.Queries;

/// <summary>Query.activity — what happened to a thing, in a space, or by and to a person.</summary>
internal static class ActivityQuery
{
    private static readonly Func<FieldContext, ValueTask<object?>> Uncounted =
        _ => throw Refused.Input("What happened is not counted: turn the pages.");

    public static readonly InputObjectTypeDefinition OfInput = new("ActivityOf", "Whose activity: named in one of these ways.",
    [
        new("item", "ID", "A file or folder, and for a folder all that was in it at that moment."),
        new("space", "ID", "A space."),
        new("person", "ID", "What somebody did, and what was done to their account: yourself, or anybody for who manages accounts."),
    ])
    {
        IsOneOf = true,
    };

    public static readonly Field<object> Definition = Connection.ForwardField<object>(
        "activity", ActivityType.Name, ResolveAsync, "What happened, newest first. It may be a moment behind.",
        new InputValueDefinition("of", "ActivityOf!", "Whose."));

    private static async ValueTask<object?> ResolveAsync(object source, PageArguments page, FieldContext context)
    {
        var before = page.Cursor is { } cursor
            ? ActivityCursor.Parse(Cursor.Parse(cursor, 1)[0]) ?? throw Refused.Input("This cursor belongs to no list in this order.")
            : default(ActivityCursor?);
        if (page.Max == 0 || await FilterAsync(context.Argument<InputObject>("of")!, context) is not { } filter)
            throw Refused.Because(AccessRules.NotFound);

        // The read model's own pages are as large as ours: one more tells whether the list goes on.
        var rows = await context.Request.Services.Activity.PageAsync(
            filter with { Before = before, Max = Math.Min(page.Max + 1, ActivityFilter.PageMax) }, context.Aborted);
        return Paging.OfRead(rows, page with { Max = Math.Min(page.Max, ActivityFilter.PageMax - 1) },
            row => Cursor.Of(row.Cursor.ToString()), Uncounted);
    }

    /// <summary>Null where the caller may not know of it.</summary>
    private static async ValueTask<ActivityFilter?> FilterAsync(InputObject of, FieldContext context)
    {
        var request = context.Request;
        if (of.Get<string>("person") is { } person)
        {
            return GlobalId.Parse(person) is { Kind: GlobalId.Person } id
                && (id.Key == request.User.Id.Value || request.User.Role.ManagesAccounts)
                ? new ActivityFilter(Person: new UserId(id.Key))
                : null;
        }

        if (of.Get<string>("space") is { } space)
        {
            return SpaceQueries.IdOf(space, request) is { } id && await context.Loaders.Spaces.LoadAsync(id) is { } view
                && view.Seen.Standing.Permissions.Has(Permission.Stat)
                ? await WithoutDeniedAsync(new ActivityFilter(Space: id), id, context)
                : null;
        }

        // Paths begin at the space's root: who came by a share is not told what stands above it.
        return GlobalId.Parse(of.Get<string>("item")!) is { Kind: GlobalId.Item } named
            && await context.Loaders.Items.LoadAsync(new NodeId(named.Key)) is { Path: not null } item
            ? await WithoutDeniedAsync(new ActivityFilter(Node: item.Node.Id), item.Space.Id, context)
            : null;
    }

    private static async ValueTask<ActivityFilter> WithoutDeniedAsync(ActivityFilter filter, SpaceId space, FieldContext context)
    {
        var grants = await context.Loaders.GrantsIn.LoadAsync(space);
        NodeId[] denied = [.. grants?.Where(node => node.Any(grant => grant.Permissions.IsEmpty)).Select(node => node.Key) ?? []];
        return filter with { Without = denied };
    }
}
