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
        var before = page.Place(1) is [var text] ? ActivityCursor.Parse(text) ?? throw page.Misplaced() : default(ActivityCursor?);
        if (await FilterAsync(context.Argument<InputObject>("of")!, context) is not var (filter, shared))
            throw Refused.Because(AccessRules.NotFound);

        // The read model's own pages are as large as ours: one more tells whether the list goes on.
        var rows = await context.Request.Services.Activity.PageAsync(
            filter with { Before = before, Max = Math.Min(page.Max + 1, ActivityFilter.PageMax) }, context.Aborted);
        page = page with { Max = Math.Min(page.Max, ActivityFilter.PageMax - 1) };
        if (shared is null) return Paging.OfRead(rows, page, CursorOf, Uncounted);

        // What is not told leaves the page shorter, which goes on where it was looked at.
        var lookedAt = rows.Take(page.Max).ToList();
        return new Page<ActivityRow>(
            [.. lookedAt.Select(shared.Tell).OfType<ActivityRow>()], page, rows.Count > page.Max, CursorOf, Uncounted,
            lookedAt.Count == 0 ? null : CursorOf(lookedAt[^1]));
    }

    private static string CursorOf(ActivityRow row) => Cursor.Of(row.Cursor.ToString());

    /// <summary>Null where the caller may not know of it.</summary>
    /// <param name="Shared">How it is told to who came by a share.</param>
    private static async ValueTask<(ActivityFilter Filter, SharedActivity? Shared)?> FilterAsync(InputObject of, FieldContext context)
    {
        var request = context.Request;
        if (of.Get<string>("person") is { } person)
        {
            return GlobalId.Parse(person) is { Kind: GlobalId.Person } id
                && (id.Key == request.User.Id.Value || request.User.Role.ManagesAccounts)
                && await context.Loaders.People.LoadAsync(new UserId(id.Key)) is not null
                ? (new ActivityFilter(Person: new UserId(id.Key)), null)
                : null;
        }

        if (of.Get<string>("space") is { } space)
        {
            return SpaceQueries.IdOf(space, request) is { } id && await context.Loaders.Spaces.LoadAsync(id) is { } view
                && view.Seen.Standing.Permissions.Has(Permission.Stat)
                ? (await WithoutDeniedAsync(new ActivityFilter(Space: id), id, context), null)
                : null;
        }

        if (GlobalId.Parse(of.Get<string>("item")!) is not { Kind: GlobalId.Item } named
            || await context.Loaders.Items.LoadAsync(new NodeId(named.Key)) is not { } item) return null;
        var filter = await WithoutDeniedAsync(new ActivityFilter(Node: item.Node.Id), item.Space.Id, context);
        if (item.Path is not null) return (filter, null);

        // Paths begin at the space's root: who came by a share is not told what stands above it.
        return item.Allows(item.Node.IsFolder ? AccessAction.List : AccessAction.See)
            && await SharedActivity.OfAsync(request, item.Standing, context.Aborted) is { } shared
            ? (filter with { Verbs = [.. SharedActivity.Verbs], Since = shared.Since }, shared)
            : null;
    }

    private static async ValueTask<ActivityFilter> WithoutDeniedAsync(ActivityFilter filter, SpaceId space, FieldContext context)
    {
        var grants = await context.Loaders.GrantsIn.LoadAsync(space);
        return filter with { Without = [.. grants?.Denied ?? []] };
    }
}
