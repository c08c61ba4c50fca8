using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Api.Tests.Access;
using Api.Tests.Graph;
using Commands;
using Domain;
using Domain.Access;
using Domain.Links;
using Domain.Users;
using Fixtures;
using Xunit;

namespace Api.Tests.Matrix;

/// <summary>
/// A project space with people, shares, links and denials, built once, and what the role table grants to whom in it. What requests change
/// is made for each of them anew.
/// </summary>
/// <remarks>
/// <c>work</c> is shared with the guest and the receiver and opened by the links. Below it, <c>work/secret</c> is denied to the guest, the
/// receiver, the viewer and the editor, and <c>work/secret/again</c> shared with them: the denial above holds.
/// </remarks>
internal sealed partial class World
{
    public const string Work = "work";
    public const string Secret = "work/secret";
    public const string Again = "work/secret/again";

    private static readonly Who[] Denied = [Who.Guest, Who.Receiver, Who.Viewer, Who.Editor];

    private readonly ApiFixture _api;
    private readonly Dictionary<Who, GraphPerson> _people = [];
    private readonly List<(Who Who, string Path, PermissionSet Permissions)> _grants = [];
    private readonly Dictionary<(State, Kind), Thing> _things = [];
    private readonly ConcurrentDictionary<string, string> _ids = [];
    private readonly ConcurrentDictionary<string, string> _shares = [];
    private readonly DavClient _anybody;
    private int _names;

    private World(ApiFixture api) => (_api, _anybody) = (api, api.As(""));

    public static IReadOnlyList<Who> Everybody { get; } = Enum.GetValues<Who>();

    /// <summary>As clients write it.</summary>
    public string Space { get; private set; } = "";

    public string WorkId { get; private set; } = "";

    /// <summary>Somebody whom requests are about.</summary>
    public Guid Bystander { get; private set; }

    public Guid Group { get; private set; }

    public Dictionary<Who, string> Tokens { get; } = [];

    /// <summary>Of a link whose password nobody knows who asks.</summary>
    public string LockedToken { get; private set; } = "";

    public Dictionary<Who, Guid> LinkKeys { get; } = [];

    public Dictionary<Who, string> Shares { get; } = [];

    /// <summary>Of the log, when everything stood: all that is done since is heard by who listens from there.</summary>
    public long Position { get; private set; }

    public string Storage => Space[..Space.IndexOf('$', StringComparison.Ordinal)];

    public string Root => $"/dav/spaces/{Space}/";

    public GraphPerson this[Who who] => _people[who];

    public GraphPerson Manager => _people[Who.Manager];

    /// <summary>Something that no request of the matrix may change.</summary>
    public Thing this[State state, Kind kind] => _things[(state, kind)];

    public static bool IsLink(Who who) => who is Who.LinkView or Who.LinkUpload or Who.LinkEdit or Who.LinkDrop or Who.LinkExpired;

    public static bool HasAccount(Who who) => who != Who.Anonymous && !IsLink(who);

    public static async Task<World> BuildAsync(ApiFixture api)
    {
        var world = new World(api);
        (Who, AccountRole)[] people =
        [
            (Who.Guest, AccountRole.Guest), (Who.Receiver, AccountRole.User), (Who.Viewer, AccountRole.User), (Who.Editor, AccountRole.User),
            (Who.Manager, AccountRole.User), (Who.OtherManager, AccountRole.User), (Who.Admin, AccountRole.Admin),
        ];
        foreach (var (who, role) in people)
            world._people[who] = await GraphPerson.NewAsync(api, who.ToString().ToLower(CultureInfo.InvariantCulture), role);
        world.Space = await world.Manager.ProjectAsync("The matrix");
        await world[Who.OtherManager].ProjectAsync("Another space");
        foreach (var folder in new[] { Work, Secret, Again }) await world.FolderAsync(folder);
        world.WorkId = await world.IdAsync(Work);
        await world.GrantAsync();
        world.Bystander = (await world.StrangerAsync()).Id.Value;
        world.Group = await world.NewGroupAsync();
        foreach (var state in Enum.GetValues<State>())
            foreach (var kind in Enum.GetValues<Kind>()) world._things[(state, kind)] = await world.NewAsync(state, kind);
        world.Position = (await api.Server.Services.Ledger.HeadAsync(default)).Value;
        return world;
    }

    /// <summary>What the role table grants at a path: everything on the way adds up, and one denial on it takes all away.</summary>
    public PermissionSet PermissionsOf(Who who, string path)
    {
        var reaching = _grants.Where(grant => grant.Who == who && IsAtOrBelow(path, grant.Path)).ToList();
        return reaching.Exists(grant => grant.Permissions.IsEmpty)
            ? PermissionSet.None
            : reaching.Aggregate(PermissionSet.None, (all, grant) => all | grant.Permissions);
    }

    public DavClient ClientOf(Who who) => HasAccount(who) ? _people[who].Dav : _anybody;

    /// <summary>A person whom nobody has heard of yet, and who never signs in: no time goes into hashing a password.</summary>
    public async Task<GraphPerson> StrangerAsync()
    {
        var (id, name) = (UserId.New(), $"s{Guid.NewGuid():n}");
        await _api.VisibleAsync(await _api.Server.Users.RegisterAsync(
            Envelope.System("test"), new NewUser(id, name, name, null, IsAdmin: false, QuotaBytes: null), "none", default));
        return new(_api, name, id);
    }

    public string NewName() => $"n{Interlocked.Increment(ref _names)}";

    /// <summary>The tags of what no request of the matrix may change.</summary>
    public async Task<IReadOnlyDictionary<Thing, string?>> TagsAsync()
    {
        var tags = new Dictionary<Thing, string?>();
        foreach (var thing in _things.Values.Where(thing => thing is { IsThere: true, Kind: Kind.File }))
            tags[thing] = (await Manager.Dav.GetAsync(Root + thing.Path))["ETag"];
        return tags;
    }

    /// <summary>A thing of its own for one request.</summary>
    public async Task<Thing> NewAsync(State state, Kind kind)
    {
        var (folder, name) = (state == State.Denied ? Again : Work, NewName() + (kind == Kind.Folder ? "" : ".txt"));
        if (kind == Kind.Missing) return await MissingAsync(state, folder, name);
        var path = $"{folder}/{name}";
        if (kind == Kind.Folder) await FolderAsync(path);
        else Assert.Equal(201, (await Manager.Dav.PutAsync(Root + path, "old")).Status);
        if (kind == Kind.File) Assert.Equal(204, (await Manager.Dav.PutAsync(Root + path, "new")).Status);
        var id = await IdAsync(path);
        var thing = new Thing(state, kind, folder, name, id, Version: kind == Kind.File ? await VersionAsync(id) : "");
        if (state == State.Trashed) Assert.Equal(204, (await Manager.Dav.DeleteAsync(Root + path)).Status);
        return state == State.Locked ? thing with { LockToken = await LockAsync(path) } : thing;
    }

    /// <summary>A share of the thing with somebody who does not ask for anything.</summary>
    public async Task<string> SharedAsync(Thing thing)
    {
        if (_shares.TryGetValue(thing.Id, out var known)) return known;
        return _shares[thing.Id] = await InvitedAsync($"items/{thing.Id}", Roles.Viewer);
    }

    /// <summary>The permission that somebody new has there.</summary>
    public async Task<string> InvitedAsync(string item, Role role)
    {
        var made = await Manager.PostAsync($"/v1beta1/drives/{Space}/{item}/invite", PermissionTests.To(await StrangerAsync(), role));
        Assert.Equal(200, made.Status);
        return made.Value[0].GetProperty("id").GetString()!;
    }

    public static string Invitation(GraphPerson person, Role role) => JsonSerializer.Serialize(PermissionTests.To(person, role));

    /// <summary>A group with the bystander in it.</summary>
    public async Task<Guid> NewGroupAsync()
    {
        var admin = this[Who.Admin];
        var made = (await admin.PostAsync("/v1.0/groups", new { displayName = $"g{Guid.NewGuid():n}" })).Text("id");
        var added = await admin.PostAsync($"/v1.0/groups/{made}/members/$ref", Member());
        Assert.Equal(204, added.Status);
        return Guid.Parse(made);

        Dictionary<string, string> Member() => new() { ["@odata.id"] = $"https://cloud.example/graph/v1.0/users/{Bystander}" };
    }

    /// <summary>In the trash, out of the folder that some are denied.</summary>
    public async Task<Thing> TrashedSecretAsync()
    {
        var thing = await NewAsync(State.Denied, Kind.File);
        Assert.Equal(204, (await Manager.Dav.DeleteAsync(Root + thing.Path)).Status);
        return thing;
    }

    public async Task<string> IdAsync(string path)
    {
        if (_ids.TryGetValue(path, out var known)) return known;
        return _ids[path] = (await Manager.Dav.GetAsync(Root + path))["OC-FileId"]!;
    }

    /// <summary>Times and the ids of requests, which error bodies tell.</summary>
    public static string WithoutMoment(string text) => Moment().Replace(text, "");

    private async Task<Thing> MissingAsync(State state, string folder, string name)
    {
        if (state != State.Locked) return new(state, Kind.Missing, folder, name, "");
        var locked = await NewAsync(State.Locked, Kind.Folder);
        return new(state, Kind.Missing, locked.Path, name, "", locked.LockToken);
    }

    private async Task GrantAsync()
    {
        _grants.Add((Who.Manager, "", Roles.Manager.Permissions));
        await ShareAsync(Who.Viewer, "", Roles.SpaceViewer);
        await ShareAsync(Who.Editor, "", Roles.SpaceEditor);
        Shares[Who.Guest] = await ShareAsync(Who.Guest, Work, Roles.Viewer);
        Shares[Who.Receiver] = await ShareAsync(Who.Receiver, Work, Roles.Editor);
        foreach (var who in Denied)
        {
            await ShareAsync(who, Secret, Roles.Denied);
            await ShareAsync(who, Again, Roles.Editor);
        }

        await LinkAsync(Who.LinkView, LinkType.View);
        await LinkAsync(Who.LinkUpload, LinkType.Upload);
        await LinkAsync(Who.LinkEdit, LinkType.Edit);
        await LinkAsync(Who.LinkDrop, LinkType.CreateOnly);
        await LinkAsync(Who.LinkExpired, LinkType.Edit, TimeSpan.FromHours(1));
        LockedToken = (await NewLinkAsync(LinkType.Edit, passwordHash: "none")).Token;
    }

    private async Task<string> ShareAsync(Who who, string path, Role role)
    {
        var item = path.Length == 0 ? "root" : $"items/{await IdAsync(path)}";
        var made = await Manager.PostAsync($"/v1beta1/drives/{Space}/{item}/invite", PermissionTests.To(this[who], role));
        Assert.Equal(200, made.Status);
        _grants.Add((who, path, role.Permissions));
        return made.Value[0].GetProperty("id").GetString()!;
    }

    private async Task LinkAsync(Who who, LinkType type, TimeSpan? expiredFor = null)
    {
        var link = await NewLinkAsync(type, expiredFor);
        (Tokens[who], LinkKeys[who]) = (link.Token, link.Id.Value);
        if (expiredFor is null) _grants.Add((who, Work, type.OfFolder!.Value));
    }

    private async Task<NewLink> NewLinkAsync(LinkType type, TimeSpan? expiredFor = null, string? passwordHash = null)
    {
        var (services, ids) = (_api.Server.Services, WorkId.Split('$', '!'));
        var now = services.Clock.GetUtcNow();
        var expiresAt = expiredFor is { } since ? now - since : default(DateTimeOffset?);
        var link = new NewLink(
            LinkId.New(), new SpaceId(Guid.Parse(ids[1])), new NodeId(Guid.Parse(ids[2])), IsFolder: true, Links.NewToken(), type,
            passwordHash, Label: null, expiresAt, IsQuick: false);
        await _api.VisibleAsync(await services.Links.CreateAsync(
            Grants.By(Manager.Id), await services.Ledger.HeadAsync(default), link, expiresAt?.AddDays(-1) ?? now, default));
        return link;
    }

    private async Task FolderAsync(string path) => Assert.Equal(201, (await Manager.Dav.MkcolAsync(Root + path)).Status);

    private async Task<string> LockAsync(string path)
    {
        var locked = await DavAsks.Of("LOCK", Root + path).SendAsync(Manager.Dav);
        Assert.Equal(200, locked.Status);
        return locked["Lock-Token"]!;
    }

    private async Task<string> VersionAsync(string id)
    {
        var listed = await Manager.Dav.PropFindAsync($"/dav/meta/{id}/v", "1");
        return new Multistatus(listed.Text).Hrefs[^1].Split('/')[^1];
    }

    private static bool IsAtOrBelow(string path, string folder) =>
        folder.Length == 0 || path == folder || path.StartsWith($"{folder}/", StringComparison.Ordinal);

    [GeneratedRegex("""\d{4}-\d\d-\d\dT[\d:.]+Z|"request-id":\s*"[^"]*"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,23}""")]
    private static partial Regex Moment();
}
