using Api.WebDav;
using Domain.Access;

namespace Api.Tests.Matrix;

/// <summary>Every method of every kind of WebDAV address.</summary>
internal static class DavCells
{
    /// <summary>The methods of each area that the matrix knows.</summary>
    public static IReadOnlyDictionary<DavArea, IReadOnlyList<string>> Methods { get; } = new Dictionary<DavArea, IReadOnlyList<string>>
    {
        [DavArea.Tree] = TreeRules.Methods,
        [DavArea.Trash] = ["OPTIONS", "PROPFIND", "MOVE", "DELETE"],
        [DavArea.Meta] = ["OPTIONS", "PROPFIND", "GET", "HEAD", "COPY"],
        [DavArea.Shares] = ["OPTIONS", "PROPFIND"],
        [DavArea.Above] = ["OPTIONS", "REPORT"],
        [DavArea.Nowhere] = ["OPTIONS", "REPORT"],
    };

    public static IEnumerable<Cell> All(World world, Thing trashedSecret) =>
        [.. Tree(world), .. Personal(world), .. Trash(world, trashedSecret), .. Meta(world), .. Others(world)];

    private static IEnumerable<Cell> Tree(World world) =>
        from form in Enum.GetValues<TreeForm>()
        from who in World.Everybody
        from state in Enum.GetValues<State>()
        from kind in Enum.GetValues<Kind>()
        where form != TreeForm.Id || kind != Kind.Missing
        where form == TreeForm.Link == World.IsLink(who) || (kind == Kind.File && state == State.Live)
        where form != TreeForm.Link || World.IsLink(who)
        from method in TreeRules.Methods
        select TreeCell(world, form, who, method, world[state, kind]);

    private static Cell TreeCell(World world, TreeForm form, Who who, string method, Thing thing)
    {
        var expected = TreeRules.Of(world, who, form, method, thing);
        var isChanged = expected.IsSuccess && method is not ("OPTIONS" or "GET" or "HEAD" or "PROPFIND" or "REPORT");
        return new($"{method} {form}", who, thing.ToString(), expected, AskAsync, Nothing, isChanged);

        async Task<Ask> AskAsync()
        {
            var own = isChanged ? await world.NewAsync(thing.State, thing.Kind) : thing;
            var destination = method is "COPY" or "MOVE" ? await form.BesideAsync(world, who, own) : "";
            return DavAsks.Of(method, form.Address(world, who, own), destination, own.LockToken);
        }

        Ask Nothing() => DavAsks.Of(
            method, who == Who.LinkExpired ? "/dav/public-files/nothing" : form.Nothing(world, who, thing), $"/dav/spaces/{world.Space}/x");
    }

    /// <summary>Somebody's own files and trash: to all others, whatever they manage, nothing is there.</summary>
    private static IEnumerable<Cell> Personal(World world) =>
        from who in World.Everybody
        where who != Who.Manager
        from form in new[] { "/dav/files", "/remote.php/dav/files", "/dav/trash-bin" }
        from method in form.EndsWith("files", StringComparison.Ordinal) ? TreeRules.Methods : Methods[DavArea.Trash]
        where method != "OPTIONS"
        select new Cell(
            $"{method} {form}", who, "another's", World.HasAccount(who) ? Expected.NotThere("it is another's") : Expected.SignIn,
            () => Task.FromResult(DavAsks.Of(method, $"{form}/{world.Manager.Name}/", $"/dav/files/{world.Manager.Name}/x")),
            () => DavAsks.Of(method, $"{form}/nobody/", "/dav/files/nobody/x"));

    private static IEnumerable<Cell> Trash(World world, Thing trashedSecret)
    {
        Thing[] things =
        [
            world[State.Trashed, Kind.File], world[State.Trashed, Kind.Folder], world[State.Live, Kind.File],
            world[State.Locked, Kind.File], trashedSecret,
        ];
        return from who in World.Everybody
               from thing in things
               from method in Methods[DavArea.Trash]
               select TrashCell(world, who, method, thing);
    }

    private static Cell TrashCell(World world, Who who, string method, Thing thing)
    {
        var expected = TrashRule(world, who, method, thing);
        var isChanged = expected.IsSuccess && method is ("MOVE" or "DELETE");
        var bin = $"/dav/spaces/trash-bin/{world.Space}";
        return new($"{method} {bin}", who, $"{thing} in the trash", expected, AskAsync, () => DavAsks.Of(
            method, $"{(MaySee(world, who) ? bin : $"{bin[..^36]}{Guid.NewGuid()}")}/{Guid.NewGuid()}", $"{world.Root}work/x"), isChanged);

        async Task<Ask> AskAsync()
        {
            var own = !isChanged ? thing
                : thing.State == State.Denied ? await world.TrashedSecretAsync()
                : await world.NewAsync(State.Trashed, thing.Kind);
            return DavAsks.Of(method, $"{bin}/{own.Id[^36..]}", $"{world.Root}work/{world.NewName()}");
        }
    }

    private static bool MaySee(World world, Who who) => world.PermissionsOf(who, "").Has(Permission.Stat);

    private static Expected TrashRule(World world, Who who, string method, Thing thing)
    {
        if (!World.HasAccount(who)) return Expected.SignIn;
        if (method == "OPTIONS") return new(204, "what can be done is no secret");
        var own = world.PermissionsOf(who, "");
        if (!own.Has(Permission.Stat)) return Expected.NotThere("the space may not be seen");
        var (needed, done) = method switch
        {
            "MOVE" => (Permission.RestoreTrash, 201),
            "DELETE" => (Permission.PurgeTrash, 204),
            _ => (Permission.ListTrash, 207),
        };
        if (!own.Has(needed)) return new(403, $"{needed} is not granted");
        if (thing.State is State.Live or State.Locked) return Expected.NotThere("it is not in the trash");
        return thing.State == State.Denied && !world.PermissionsOf(who, thing.Path).Has(Permission.Stat)
            ? Expected.NotThere("the folder that it comes from is denied")
            : new(done, $"{needed} is granted");
    }

    private static IEnumerable<Cell> Meta(World world) =>
        from who in World.Everybody
        from state in Enum.GetValues<State>()
        from method in Methods[DavArea.Meta]
        from below in method is "PROPFIND" ? new[] { "", "/v", "/v/{version}" } : ["/v/{version}"]
        select MetaCell(world, who, method, below, world[state, Kind.File]);

    private static Cell MetaCell(World world, Who who, string method, string below, Thing thing)
    {
        var expected = MetaRule(world, who, method, below, thing);
        var isChanged = method == "COPY" && expected.IsSuccess;
        return new(
            $"{method} /dav/meta/{{id}}{below}", who, thing.ToString(), expected, async () =>
                Of(isChanged ? await world.NewAsync(thing.State, Kind.File) : thing),
            () => Of(thing with { Id = $"{world.Space}!{Guid.NewGuid()}" }), isChanged);

        Ask Of(Thing of) => DavAsks.Of(
            method, $"/dav/meta/{of.Id}{below.Replace("{version}", of.Version, StringComparison.Ordinal)}", $"/dav/spaces/{of.Id}");
    }

    private static Expected MetaRule(World world, Who who, string method, string below, Thing thing)
    {
        if (!World.HasAccount(who)) return Expected.SignIn;
        if (method == "OPTIONS") return new(204, "what can be done is no secret");
        var own = world.PermissionsOf(who, thing.Path);
        if (!own.Has(Permission.Stat)) return Expected.NotThere("it may not be seen");
        if (thing.State == State.Trashed) return Expected.NotThere("the trash has addresses of its own");
        var needed = below.Length == 0 ? Permission.Stat : method == "COPY" ? Permission.RestoreVersion : Permission.ListVersions;
        if (!own.Has(needed)) return new(403, $"{needed} is not granted");
        if (method == "COPY" && thing.State == State.Locked) return new(423, "it is locked");
        return new(method switch { "PROPFIND" => 207, "COPY" => 204, _ => 200 }, $"{needed} is granted");
    }

    /// <summary>What is above all trees, the share jail, and where nothing is.</summary>
    private static IEnumerable<Cell> Others(World world) =>
        from who in World.Everybody
        from place in new (DavArea Area, string Path, int Found)[]
        {
            (DavArea.Shares, $"/dav/spaces/{TreeForms.JailId}", 207), (DavArea.Above, "/dav/spaces", 207), (DavArea.Nowhere, "/dav/x/y", 404),
        }
        from method in Methods[place.Area]
        let status = place.Found == 404 ? 404 : method == "OPTIONS" ? 204 : place.Found
        select new Cell(
            $"{method} {place.Path}", who, "for everybody signed in", World.HasAccount(who) ? new(status, "it is one's own") : Expected.SignIn,
            () => Task.FromResult(DavAsks.Of(method, place.Path)));
}
