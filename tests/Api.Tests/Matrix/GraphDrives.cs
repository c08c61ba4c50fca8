using Domain.Access;

namespace Api.Tests.Matrix;

/// <summary>Spaces as drives.</summary>
internal static class GraphDrives
{
    private static readonly string[] Versions = ["/v1.0", "/v1beta1"];

    public static IReadOnlyList<GraphEntry> Entries { get; } =
    [
        .. Versions.SelectMany(version => new[]
        {
            OwnSpace($"{version}/me/drive"),
            Own("GET", $"{version}/me/drives", 200),
            Own("GET", $"{version}/drives", 200),
            new("POST", $"{version}/drives", (_, who, _) => who == Who.Guest ? new(403, "guests have no spaces") : new(201, "everybody makes spaces"),
                (_, _, _, _) => Task.FromResult(NewDrive(version)), (_, _, _) => NewDrive(version)),
            Drive("GET", version, Permission.Stat, 200),
            Drive("PATCH", version, Permission.UpdateGrant, 200),
            Drive("DELETE", version, Permission.UpdateGrant, 204),
        }),
        OwnSpace("/v1.0/me/drive/root"),
        OwnSpace("/v1.0/me/drive/root/children"),
    ];

    /// <summary>The same for whoever has signed in.</summary>
    public static GraphEntry Own(string method, string template, int done, string? body = null) => new(
        method, template, (_, _, _) => new(done, "it is one's own"), (_, _, _, _) => Task.FromResult(GraphCells.Of(method, template, body)),
        (_, _, _) => GraphCells.Of(method, template, body));

    private static GraphEntry OwnSpace(string template) => Own("GET", template, 200) with
    {
        Expect = (_, who, _) => who == Who.Guest ? new(404, "a guest has no space") : new(200, "it is one's own"),
    };

    private static Ask NewDrive(string version) => GraphCells.Of("POST", $"{version}/drives", """{"name":"One more"}""");

    /// <summary>Who manages a space, and whose account manages all: the account need not be a member.</summary>
    private static GraphEntry Drive(string method, string version, Permission needed, int done)
    {
        var template = $"{version}/drives/{{drive}}";
        return new(method, template, Expect, AskAsync, (world, _, _) => Of($"{world.Storage}${Guid.NewGuid()}"));

        Expected Expect(World world, Who who, Thing thing)
        {
            var own = world.PermissionsOf(who, "");
            if (who == Who.Admin) return new(done, "the account manages all spaces");
            if (!own.Has(Permission.Stat)) return Expected.NotThere("it may not be seen");
            return own.Has(needed) ? new(done, $"{needed} is granted") : new(403, $"{needed} is not granted");
        }

        async Task<Ask> AskAsync(World world, Who who, Thing thing, bool isChange) =>
            Of(isChange && method == "DELETE" ? await world.Manager.ProjectAsync() : world.Space);

        Ask Of(string drive) => GraphCells.Of(method, template, """{"description":"Where everything is tried"}""", ("drive", drive));
    }
}

/// <summary>What others share, as the one who receives it sees it.</summary>
internal static class GraphReceived
{
    public static IReadOnlyList<GraphEntry> Entries { get; } =
    [
        GraphDrives.Own("GET", "/v1beta1/me/drive/sharedByMe", 200),
        GraphDrives.Own("GET", "/v1beta1/me/drive/sharedWithMe", 200),
        Mount("GET", "/v1.0/drives/{drive}/items/{item}", 200, isOwn: false),
        Mount("GET", "/v1.0/drives/{drive}/items/{item}/children", 200, isOwn: false),
        Mount("PATCH", "/v1beta1/drives/{drive}/items/{item}", 200, """{"@UI.Hidden":false}"""),
        Mount("DELETE", "/v1beta1/drives/{drive}/items/{item}", 204),
        new("POST", "/v1beta1/drives/{drive}/root/children", (_, who, _) => Receives(who)
            ? new(201, "it is shared with them") : Expected.NotThere("nothing of it is shared with them"),
            (world, _, _, _) => Task.FromResult(Accept(world.WorkId)), (world, _, _) => Accept($"{world.Space}!{Guid.NewGuid()}")),
    ];

    private static bool Receives(Who who) => who is Who.Guest or Who.Receiver;

    private static Ask Accept(string item) => GraphCells.Of(
        "POST", "/v1beta1/drives/{drive}/root/children", $$$"""{"remoteItem":{"id":"{{{item}}}"}}""", ("drive", TreeForms.JailId));

    /// <param name="isOwn">For whom the share is made; else whoever may see what is mounted.</param>
    private static GraphEntry Mount(string method, string template, int done, string? body = null, bool isOwn = true)
    {
        return new(
            method, template, Expect, (world, who, _, _) => Task.FromResult(Of(TreeForms.MountOf(world, who))),
            (_, _, _) => Of(Guid.NewGuid().ToString()));

        Expected Expect(World world, Who who, Thing thing) =>
            isOwn ? Receives(who) ? new(done, "it is shared with them") : Expected.NotThere("it is not shared with them")
            : world.PermissionsOf(who, World.Work).Has(Permission.ListFolder) ? new(done, "it may be seen")
            : Expected.NotThere("it may not be seen");

        Ask Of(string share) => GraphCells.Of(
            method, template, body, ("drive", TreeForms.JailId), ("item", $"{TreeForms.JailId}!{share}"));
    }
}
