using Domain.Access;

namespace Api.Tests.Matrix;

/// <summary>Every route of OCS, in both versions of its envelope.</summary>
internal static class OcsCells
{
    private const string Sharing = "apps/files_sharing/api/v1";
    private const string Shares = $"{Sharing}/shares";

    private static readonly string[] Versions = ["v1.php", "v2.php"];

    /// <param name="Expect">By whom, for what.</param>
    /// <param name="Ask">The path below the version and the form; the first text is the id in the path.</param>
    private sealed record Entry(
        string Method, string Template, Func<World, Who, Thing, Expected> Expect, Func<World, Who, Thing, Task<(string Id, string Form)>> Ask,
        bool IsOfThings = false, bool IsOpen = false);

    private static readonly Entry[] Entries =
    [
        Everybody("GET", "config", isOpen: true),
        Everybody("GET", "cloud/capabilities", isOpen: true),
        Everybody("GET", $"{Sharing}/tokeninfo/unprotected/{{id}}", world => world.Tokens[Who.LinkView], isOpen: true),
        Everybody("GET", $"{Sharing}/tokeninfo/protected/{{id}}", world => world.Tokens[Who.LinkView]),
        Everybody("GET", "cloud/user"),
        Everybody("GET", "cloud/user/signing-key"),
        Everybody("GET", Shares),
        Person("cloud/users/{id}"),
        Person("cloud/users/{id}/groups"),
        new("GET", $"{Sharing}/sharees",
            (_, who, _) => who == Who.Guest ? new(403, "guests look nobody up") : new(200, "whoever shares looks people up"),
            (_, _, _) => Of("", "search=abc&itemType=folder")),
        new("GET", $"{Shares} of one", (world, who, thing) => OnThing(world, who, thing, Permission.ListGrants),
            (_, _, thing) => Of("", $"space_ref={Uri.EscapeDataString(thing.Id)}"), IsOfThings: true),
        new("POST", Shares,
            (world, who, thing) => who == Who.Guest ? new(403, "guests share nothing") : OnThing(world, who, thing, Permission.AddGrant),
            async (world, _, thing) => ("", Form(thing.Id, (await world.StrangerAsync()).Name)),
            IsOfThings: true),
        Share("GET", Permission.ListGrants),
        Share("PUT", Permission.UpdateGrant, "expireDate=2100-01-01"),
        Share("DELETE", Permission.RemoveGrant),
        Pending("POST"),
        Pending("DELETE"),
        Pending("PUT", "hidden=false"),
    ];

    /// <summary>The routes that the matrix knows.</summary>
    public static IEnumerable<(string Method, string Template)> Routes => Entries.Select(entry => (entry.Method, entry.Template));

    public static IEnumerable<Cell> All(World world) =>
        from version in Versions
        from entry in Entries
        from who in World.Everybody
        from thing in entry.IsOfThings ? Things(world) : [world[State.Live, Kind.File]]
        select CellOf(world, version, entry, who, thing);

    private static IEnumerable<Thing> Things(World world) => Enum.GetValues<State>().Select(state => world[state, Kind.File]);

    private static Cell CellOf(World world, string version, Entry entry, Who who, Thing thing)
    {
        var expected = World.HasAccount(who) || entry.IsOpen ? entry.Expect(world, who, thing) : Expected.SignIn;
        var isChange = expected.IsSuccess && entry.Method != "GET";
        return new(
            $"{entry.Method} {version} {entry.Template}", who, entry.IsOfThings ? thing.ToString() : "", expected, AskAsync, Nothing, isChange);

        async Task<Ask> AskAsync()
        {
            var own = isChange && entry.IsOfThings ? await world.NewAsync(thing.State, Kind.File) : thing;
            var (id, form) = await entry.Ask(world, who, own);
            return Filled(id, form);
        }

        Ask Nothing() => Filled(
            Guid.NewGuid().ToString(), Form($"{world.Space}!{Guid.NewGuid()}", "nobody"));

        Ask Filled(string id, string form)
        {
            var template = entry.Template.Replace(" of one", "", StringComparison.Ordinal);
            var path = $"/ocs/{version}/{template.Replace("{id}", id, StringComparison.Ordinal)}";
            return entry.Method == "GET"
                ? new Ask("GET", form.Length == 0 ? path : $"{path}?{form}")
                : new Ask(entry.Method, path, form, "application/x-www-form-urlencoded");
        }
    }

    private static string Form(string item, string with) =>
        $"space_ref={Uri.EscapeDataString(item)}&shareType=0&permissions=1&shareWith={with}";

    private static Task<(string Id, string Form)> Of(string id, string form = "") => Task.FromResult((id, form));

    private static Entry Everybody(string method, string template, Func<World, string>? id = null, bool isOpen = false) => new(
        method, template, (_, _, _) => new(200, "it is no secret"), (world, _, _) => Of(id?.Invoke(world) ?? ""), IsOpen: isOpen);

    /// <summary>The viewer's account: told to themselves and who manages accounts.</summary>
    private static Entry Person(string template) => new(
        "GET", template, (_, who, _) => who is Who.Viewer or Who.Admin
            ? new(200, "it is their own, or theirs to manage")
            : Expected.NotThere("it is another's"),
        (world, _, _) => Of(world[Who.Viewer].Name));

    private static Expected OnThing(World world, Who who, Thing thing, Permission needed)
    {
        var own = world.PermissionsOf(who, thing.Path);
        if (!own.Has(Permission.Stat)) return Expected.NotThere("it may not be seen");
        if (thing.State == State.Trashed) return Expected.NotThere("the trash has addresses of its own");
        return own.Has(needed) ? new(200, $"{needed} is granted") : new(403, $"{needed} is not granted");
    }

    /// <summary>A share of the thing with somebody else: whoever may not see what is granted there knows of no share.</summary>
    private static Entry Share(string method, Permission needed, string form = "")
    {
        return new(
            method, $"{Shares}/{{id}}", (world, who, thing) =>
                world.PermissionsOf(who, thing.Path).Has(Permission.ListGrants) ? OnThing(world, who, thing, needed)
                : Expected.NotThere("what is granted there may not be seen"),
            async (world, _, thing) => (thing.State == State.Trashed ? $"{Guid.NewGuid()}" : await world.SharedAsync(thing), form),
            IsOfThings: true);
    }

    /// <summary>What one makes of a share that one received, and nobody else of it.</summary>
    private static Entry Pending(string method, string form = "") => new(
        method, $"{Shares}/pending/{{id}}", (_, who, _) => who is Who.Guest or Who.Receiver
            ? new(200, "it is shared with them")
            : Expected.NotThere("it is not shared with them"),
        (world, who, _) => Of(TreeForms.MountOf(world, who), form));
}
