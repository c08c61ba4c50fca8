using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Api.Http;
using Domain;
using EventStore;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Queries;

/// <summary>Query.spaces and Query.space.</summary>
internal static class SpaceQueries
{
    public static readonly EnumTypeDefinition Scope = new("SpaceScope", "Which spaces.",
    [
        new("MINE", "Your own, and those that you are a member of.", false),
        new("ALL", "All that you may know of: for those who administer spaces, more than their own.", true),
    ]);

    public static readonly Field<object> Spaces = Connection.Field<object>(
        "spaces", SpaceType.Name, ListAsync, "Spaces, by name.",
        new InputValueDefinition("scope", "SpaceScope!", "Which ones.", "MINE"),
        new InputValueDefinition("kind", "SpaceKind", "Only those of this kind."),
        AsOf.Argument);

    public static readonly Field<object> Space = new("space", SpaceType.Name, OneAsync,
        "A space; null when there is none, or none that you may know of.")
    {
        Arguments = [new("id", "ID!", "Its id, or its driveId."), AsOf.Argument],
    };

    private static async ValueTask<object?> ListAsync(object source, PageArguments page, FieldContext context)
    {
        var (request, ct) = (context.Request, context.Aborted);
        var isAll = context.Argument<bool>("scope") && (request.User.Role.ManagesSpaces || request.User.Role.ManagesAccounts);
        var drives = isAll
            ? await request.Services.Grants.DrivesAsync(ct)
            : await request.Services.Grants.DrivesOfAsync(request.User.Id, ct);
        if (context.Argument<bool?>("kind") is { } isPersonal) drives = [.. drives.Where(drive => drive.Space.IsPersonal == isPersonal)];
        var views = await SpaceLoading.ViewsAsync(request, drives, ct);
        if (await AsOf.OfAsync(context) is { } position) views = await ThenAsync(views, position, context);
        return Paging.Of(
            views, view => (view.Space.Name.ToLowerInvariant(),
                view.Space.Id.Value.ToString("N")), page);
    }

    private static async ValueTask<object?> OneAsync(object source, FieldContext context)
    {
        var then = await AsOf.OfAsync(context);
        if (IdOf(context.Argument<string>("id")!, context.Request) is not { } id) return null;
        if (await context.Loaders.Spaces.LoadAsync(id) is not { } view) return null;
        return then is { } position ? await ThenAsync([view], position, context) is [var was] ? was : null : view;
    }

    /// <summary>Those that were there already: with their names of today, and their files and folders of then.</summary>
    private static async ValueTask<IReadOnlyList<SpaceView>> ThenAsync(
        IReadOnlyList<SpaceView> views, LogPosition position, FieldContext context)
    {
        SpaceId[] ids = [.. views.Select(view => view.Space.Id)];
        var then = await context.Request.Services.Listing.SpacesAsOfAsync(ids, position, context.Aborted);
        return [.. views.Where(view => then.ContainsKey(view.Space.Id)).Select(view => view with { AsOf = position })];
    }

    /// <summary>Of a space, by either of its ids.</summary>
    public static SpaceId? IdOf(string text, GraphQlRequest request) => GlobalId.Parse(text) switch
    {
        { Kind: GlobalId.SpaceKind, AsOf: null } id => new SpaceId(id.Key),
        _ => FileIds.Parse(text, request.Services.Options.StorageId) is PathRoot.InSpace space ? space.Id : null,
    };
}
