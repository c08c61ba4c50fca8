using Domain.Access;

namespace Api.Tests.Matrix;

/// <summary>Tags, favorites and activities of things.</summary>
internal static class GraphMarks
{
    private const string Tags = "/v1.0/extensions/org.libregraph/tags";
    private const string Activities = "/v1beta1/extensions/org.libregraph/activities";

    public static IReadOnlyList<GraphEntry> Entries { get; } =
    [
        GraphDrives.Own("GET", Tags, 200),
        Tag("PUT"),
        Tag("DELETE"),
        Favorite("POST", "/v1.0/me/drive/items/{item}/follow", 200),
        Favorite("DELETE", "/v1.0/me/drive/following/{item}", 204),
        Of("GET", Activities, (world, who, thing) => Seen(world, who, thing, Permission.ListGrants) ?? new(200, "its grants may be seen"),
            id => Ask.Json("GET", $"/graph{Activities}?kql=itemid:{Uri.EscapeDataString(id)}")),
    ];

    /// <summary>No lock's token is submitted here: any lock is in the way.</summary>
    private static GraphEntry Tag(string method) => Of(
        method, Tags,
        (world, who, thing) => Seen(world, who, thing, Permission.Upload)
            ?? (thing.State == State.Locked ? new(423, "it is locked") : new(204, "it may be changed")),
        id => Ask.Json(method, $"/graph{Tags}", $$"""{"resourceId":"{{id}}","tags":["urgent"]}"""));

    /// <summary>Whoever sees a thing, and is no guest.</summary>
    private static GraphEntry Favorite(string method, string template, int done) => Of(
        method, template,
        (world, who, thing) => who == Who.Guest
            ? new(403, "guests keep no favorites")
            : Seen(world, who, thing, Permission.Stat) ?? new(done, "it may be seen"),
        id => GraphCells.Of(method, template, body: null, ("item", id)));

    private static GraphEntry Of(string method, string template, Func<World, Who, Thing, Expected> expect, Func<string, Ask> ask) => new(
        method, template, expect, (_, _, thing, _) => Task.FromResult(ask(thing.Id)),
        (world, _, _) => ask($"{world.Space}!{Guid.NewGuid()}"), IsOfThings: true);

    /// <summary>Why it may not be done; null when it may.</summary>
    private static Expected? Seen(World world, Who who, Thing thing, Permission needed)
    {
        var own = world.PermissionsOf(who, thing.Path);
        if (!own.Has(Permission.Stat)) return Expected.NotThere("it may not be seen");
        if (thing.State == State.Trashed) return Expected.NotThere("the trash has addresses of its own");
        return own.Has(needed) ? null : new(403, $"{needed} is not granted");
    }
}
