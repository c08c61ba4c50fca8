using Api.Graph;
using Domain.Access;

namespace Api.Tests.Matrix;

/// <summary>A route of LibreGraph in the matrix: how it is asked, and what the role table says to it.</summary>
/// <param name="Expect">By whom, for what.</param>
/// <param name="AskAsync">The request for a thing.</param>
/// <param name="Nothing">As that, with other ids: of what never was.</param>
/// <param name="IsOfThings">Whether it is asked for things in every state, or once.</param>
internal sealed record GraphEntry(
    string Method, string Template, Func<World, Who, Thing, Expected> Expect, Func<World, Who, Thing, bool, Task<Ask>> AskAsync,
    Func<World, Who, Thing, Ask> Nothing, bool IsOfThings = false)
{
    public string Route => $"{Method} {Template}";

    public bool IsReading => Method == "GET";
}

/// <summary>Every route of LibreGraph, by everybody, for things in every state.</summary>
internal static class GraphCells
{
    public static IReadOnlyList<GraphEntry> Entries { get; } =
        [.. GraphItems.Entries, .. GraphDrives.Entries, .. GraphReceived.Entries, .. GraphPeople.Entries, .. GraphMarks.Entries];

    public static IEnumerable<Cell> All(World world) =>
        from entry in Entries
        from who in World.Everybody
        from thing in entry.IsOfThings ? Things(world) : [world[State.Live, Kind.File]]
        select CellOf(world, entry, who, thing);

    /// <summary>A path below the base, its parameters filled in.</summary>
    public static Ask Of(string method, string template, string? body, params (string Name, string Value)[] values)
    {
        var path = values.Aggregate(template, (text, each) => text.Replace($"{{{each.Name}}}", each.Value, StringComparison.Ordinal));
        return Ask.Json(method, GraphRoutes.Base + path, method is "GET" or "DELETE" ? null : body ?? "{}");
    }

    private static IEnumerable<Thing> Things(World world) =>
        from state in Enum.GetValues<State>()
        from kind in new[] { Kind.File, Kind.Folder }
        select world[state, kind];

    private static Cell CellOf(World world, GraphEntry entry, Who who, Thing thing)
    {
        var expected = World.HasAccount(who) ? entry.Expect(world, who, thing) : Expected.SignIn;
        var isChange = expected.IsSuccess && !entry.IsReading;
        return new(
            entry.Route, who, entry.IsOfThings ? thing.ToString() : "", expected,
            () => entry.AskAsync(world, who, thing, isChange), () => entry.Nothing(world, who, thing), isChange);
    }
}

/// <summary>Files and folders and what is granted on them.</summary>
internal static class GraphItems
{
    private const string NoId = "00000000-0000-4000-8000-000000000000";

    public static IReadOnlyList<GraphEntry> Entries { get; } =
    [
        Item("GET", "/v1.0/drives/{drive}/root", Permission.Stat, 200),
        Item("GET", "/v1.0/drives/{drive}/root/children", Permission.ListFolder, 200),
        Item("GET", "/v1.0/drives/{drive}/items/{item}", Permission.Stat, 200),
        Item("GET", "/v1.0/drives/{drive}/items/{item}/children", Permission.ListFolder, 200, ofFile: 400),
        Item("GET", "/v1beta1/drives/{drive}/items/{item}", Permission.Stat, 200),

        // Files are made, changed and deleted by WebDAV: here only what is mounted.
        Item("POST", "/v1beta1/drives/{drive}/root/children", Permission.Stat, 405),
        Item("PATCH", "/v1beta1/drives/{drive}/items/{item}", Permission.Stat, 405),
        Item("DELETE", "/v1beta1/drives/{drive}/items/{item}", Permission.Stat, 405),
        .. Permissions("/v1beta1/drives/{drive}/root"),
        .. Permissions("/v1beta1/drives/{drive}/items/{item}"),
    ];

    private static IEnumerable<GraphEntry> Permissions(string item) =>
    [
        Item("GET", $"{item}/permissions", Permission.Stat, 200),
        Item("GET", $"{item}/permissions/{{permission}}", Permission.ListGrants, 200),
        Item("PATCH", $"{item}/permissions/{{permission}}", Permission.UpdateGrant, 200, """{"expirationDateTime":"2100-01-01T00:00:00Z"}"""),
        Item("DELETE", $"{item}/permissions/{{permission}}", Permission.RemoveGrant, 204),

        // Only links have passwords.
        Item("POST", $"{item}/permissions/{{permission}}/setPassword", Permission.UpdateGrant, 400),
        Item("POST", $"{item}/invite", Permission.AddGrant, 200, "invite"),
        Item("POST", $"{item}/createLink", Permission.AddGrant, 200, """{"type":"view"}"""),
    ];

    private static GraphEntry Item(
        string method, string template, Permission needed, int done, string body = "{}", int? ofFile = null)
    {
        var isRoot = !template.Contains("{item}", StringComparison.Ordinal);
        return new(method, template, Expect, AskAsync, Nothing, IsOfThings: !isRoot);

        Expected Expect(World world, Who who, Thing thing)
        {
            var own = world.PermissionsOf(who, isRoot ? "" : thing.Path);
            if (!own.Has(Permission.Stat)) return Expected.NotThere("it may not be seen");
            if (!isRoot && thing.State == State.Trashed) return Expected.NotThere("the trash has addresses of its own");
            if (!own.Has(needed)) return new(403, $"{needed} is not granted");
            return new(!isRoot && thing.Kind == Kind.File ? ofFile ?? done : done, $"{needed} is granted");
        }

        async Task<Ask> AskAsync(World world, Who who, Thing thing, bool isChange)
        {
            var own = isChange && !isRoot ? await world.NewAsync(thing.State, thing.Kind) : thing;
            var permission = template.Contains("{permission}", StringComparison.Ordinal)
                ? await PermissionAsync(world, isRoot, isChange, own)
                : NoId;
            var sent = body != "invite" ? body : await InvitationAsync(world, isRoot, isChange);
            return GraphCells.Of(method, template, sent, ("drive", world.Space), ("item", own.Id), ("permission", permission));
        }

        Ask Nothing(World world, Who who, Thing thing) => GraphCells.Of(
            method, template, body == "invite" ? "{}" : body, ("drive", isRoot ? $"{world.Storage}${Guid.NewGuid()}" : world.Space),
            ("item", $"{world.Space}!{Guid.NewGuid()}"), ("permission", NoId));
    }

    /// <summary>One that is there; in the trash nobody can grant anything.</summary>
    private static async Task<string> PermissionAsync(World world, bool isRoot, bool isChange, Thing thing)
    {
        if (isRoot) return isChange ? await world.InvitedAsync("root", Roles.SpaceViewer) : $"u:{world[Who.Viewer].Id.Value}";
        return thing.State == State.Trashed ? NoId : await world.SharedAsync(thing);
    }

    private static async Task<string> InvitationAsync(World world, bool isRoot, bool isChange) => World.Invitation(
        isChange ? await world.StrangerAsync() : world[Who.OtherManager], isRoot ? Roles.SpaceViewer : Roles.Viewer);
}
