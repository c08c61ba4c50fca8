using Domain.Access;

namespace Api.Tests.Matrix;

/// <summary>Pages, app tokens, and what says how the server is.</summary>
internal static class OtherCells
{
    private const string Tokens = "/auth-app/tokens";

    /// <summary>Everything that is answered at the top, and by which part of the matrix it is asked.</summary>
    public static IReadOnlyDictionary<string, string> Heads { get; } = new Dictionary<string, string>
    {
        ["/remote.php"] = nameof(DavCells),
        ["/dav"] = nameof(DavCells),
        ["/webdav"] = nameof(DavCells),
        ["/graph"] = nameof(GraphCells),
        ["/ocs"] = nameof(OcsCells),
        [Tokens[..9]] = nameof(OtherCells),
        [Api.Settings.SettingsRoutes.Base] = nameof(SettingsCells),
        [Api.WellKnown.WebFinger.Path] = nameof(OtherCells),
        ["/s"] = nameof(OtherCells),
        ["/f"] = nameof(OtherCells),
        ["/index.php/s"] = nameof(OtherCells),
        ["/status.php"] = nameof(OtherCells),
        ["/status"] = nameof(OtherCells),
        ["/healthz"] = nameof(OtherCells),
        ["/readyz"] = nameof(OtherCells),
        ["/metrics"] = nameof(OtherCells),
        ["/graphql"] = nameof(GraphQl.QueryTests),
    };

    public static IReadOnlyList<string> TokenMethods { get; } = ["GET", "POST", "DELETE"];

    public static IEnumerable<Cell> All(World world) => World.Everybody.SelectMany(who => (IEnumerable<Cell>)
    [
        .. AppTokens(who),
        .. Pages(world, who),
        .. Forms(world, who),
        .. LockedPages(world, who),
        .. ItemPages(world, who),
        .. from path in new[] { "/status.php", "/status", "/healthz", "/readyz", "/metrics" }
           select new Cell($"GET {path}", who, "", new(200, "it is no secret"), () => Task.FromResult(new Ask("GET", path))),
        new("GET /.well-known/webfinger", who, "", new(400, "no resource is named"),
            () => Task.FromResult(new Ask("GET", Api.WellKnown.WebFinger.Path))),
        new($"OPTIONS /", who, "", new(204, "what can be done is no secret"), () => Task.FromResult(new Ask("OPTIONS", "/"))),
        new($"GET /nothing", who, "", Expected.NotThere("nothing is there"), () => Task.FromResult(new Ask("GET", "/nothing")),
            () => new("GET", "/nothing-either")),
    ]);

    private static IEnumerable<Cell> AppTokens(Who who)
    {
        var mayAsk = World.HasAccount(who);
        yield return Cell("GET", Tokens, new(200, "they are one's own"));
        yield return Cell("POST", $"{Tokens}?expiry=1h", new(200, "everybody makes their own"));
        yield return Cell("DELETE", $"{Tokens}?token={Guid.NewGuid()}", Expected.NotThere("there is no such token"));

        Cell Cell(string method, string path, Expected expected) => new(
            $"{method} {Tokens}", who, "", mayAsk ? expected : Expected.SignIn, () => Task.FromResult(new Ask(method, path)),
            () => new(method, $"{Tokens}?token={Guid.NewGuid()}"), IsChange: method == "POST");
    }

    /// <summary>Whoever knows a token comes by its link, whether they have an account or not.</summary>
    private static IEnumerable<Cell> Pages(World world, Who who) =>
        from link in World.Everybody.Where(World.IsLink)
        from method in new[] { "GET", "HEAD" }
        from below in new[] { "", $"/{world[State.Live, Kind.File].Name}", "/nothing" }
        select new Cell(
            $"{method} /s/{{token}}{(below.Length == 0 ? "" : below == "/nothing" ? below : "/{file}")}", who, link.ToString(),
                Expect(link, below),
            () => Task.FromResult(new Ask(method, $"/s/{world.Tokens[link]}{below}")), () => new(method, "/s/nothing"));

    /// <summary>A password that nobody asked for opens what is open; there is no form where nothing is.</summary>
    private static IEnumerable<Cell> Forms(World world, Who who) =>
        from link in World.Everybody.Where(World.IsLink)
        select new Cell(
            "POST /s/{token}", who, link.ToString(),
            link == Who.LinkExpired ? Expected.NotThere("the link has expired") : new(303, "the link asks for no password"),
            () => Task.FromResult(Form($"/s/{world.Tokens[link]}")), () => Form("/s/nothing"));

    /// <summary>Without the password all of it is one answer, whatever is asked for: in words to a browser, as a challenge to a program.</summary>
    private static IEnumerable<Cell> LockedPages(World world, Who who) =>
        from ask in new[]
        {
            new("GET", $"/s/{world.LockedToken}"), new("HEAD", $"/s/{world.LockedToken}/nothing"), Form($"/s/{world.LockedToken}"),
            new Ask("GET", $"/dav/public-files/{world.LockedToken}/{world[State.Live, Kind.File].Name}"),
            new("PUT", $"/dav/public-files/{world.LockedToken}/new.txt", "new"),
        }
        select new Cell(
            $"{ask.Method} {ask.Path.Replace(world.LockedToken, "{locked}", StringComparison.Ordinal)}", who, "a link with a password",
            new(401, "nobody has the password"), () => Task.FromResult(ask));

    private static Ask Form(string path) => new("POST", path, "password=", "application/x-www-form-urlencoded");

    /// <summary>Where internal links lead: it is no secret that one has to sign in, and nothing else is told.</summary>
    private static IEnumerable<Cell> ItemPages(World world, Who who) =>
        from method in new[] { "GET", "HEAD" }
        from state in Enum.GetValues<State>()
        from kind in new[] { Kind.File, Kind.Folder }
        let thing = world[state, kind]
        select new Cell(
            $"{method} /f/{{id}}", who, thing.ToString(),
            !World.HasAccount(who) ? Expected.SignIn
                : thing.IsThere && world.PermissionsOf(who, thing.Path).Has(Permission.Stat) ? new(200, "they may see it")
                : Expected.NotThere("it is not theirs to see"),
            () => Task.FromResult(new Ask(method, $"/f/{thing.Id}")),
            () => new(method, $"/f/{world.Space}!{Guid.NewGuid()}"));

    private static Expected Expect(Who link, string below) => (link, below) switch
    {
        (Who.LinkExpired, _) => Expected.NotThere("the link has expired"),
        (_, "/nothing") => Expected.NotThere("nothing has this name"),
        (Who.LinkDrop, not "") => Expected.NotThere("who drops things sees no files"),
        _ => new(200, "the link opens it"),
    };
}
