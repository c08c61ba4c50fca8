using System.Globalization;
using System.Text;
using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Domain.Nodes;
using EventStore;
using Projections.Core;
using Storage;

namespace Server.Setup;

/// <summary>
/// Five people (password <c>demo</c>) with a few files each, for looking around.
/// Made once, by the same commands as everything.
/// </summary>
internal sealed class Demo(Ledger ledger, IBlobStore blobs)
{
    private const string Password = "demo";

    private static readonly (string Name, string DisplayName)[] People =
    [
        ("alan", "Alan Turing"), ("mary", "Mary Kenneth Keller"), ("margaret", "Margaret Hamilton"),
        ("dennis", "Dennis Ritchie"), ("lynn", "Lynn Conway"),
    ];

    /// <returns>Whether anything was made.</returns>
    public async Task<bool> CreateAsync(CancellationToken ct)
    {
        var hash = Passwords.Hash(Password);
        var isNew = false;
        foreach (var (name, displayName) in People)
        {
            if (await ledger.Core.UserByNameAsync(name, ct) is not null) continue;
            await CreatePersonAsync(
                new NewUser(UserId.New(), name, displayName, $"{name}@example.org", IsAdmin: false, QuotaBytes: null), hash, ct);
            isNew = true;
        }

        if (isNew) await CreateTogetherAsync(ct);
        return isNew;
    }

    /// <summary>What they have together: a group, a project space, and something that one shares with another.</summary>
    private async Task CreateTogetherAsync(CancellationToken ct)
    {
        var people = new Dictionary<string, UserRow>();
        foreach (var (name, _) in People) people[name] = (await ledger.Core.UserByNameAsync(name, ct))!;
        var (alan, mary) = (people["alan"], people["mary"]);
        var by = Envelope.System("demo") with { Actor = alan.Id };

        var group = GroupId.New();
        var groups = new Groups(ledger.Store);
        await ledger.Accounts.VisibleAsync(await groups.CreateAsync(by.Next(), group, "Pioneers", "Those who began it", ct), ct);
        foreach (var person in people.Values)
        {
            await ledger.Accounts.VisibleAsync(await groups.AddMemberAsync(
                by.Next(), await ledger.Store.HeadAsync(ct), group, Grantee.User(person.Id), isCycle: false, ct), ct);
        }

        var space = SpaceId.New();
        var made = await ledger.Accounts.VisibleAsync(await ledger.Spaces.CreateProjectAsync(
            by.Next(), new NewSpace(space, "Analytical Engine", Alias: null, "Plans, parts and programs", QuotaBytes: null), ct), ct);
        var members = new[] { (Grantee.User(mary.Id), Roles.SpaceEditor), (Grantee.Group(group), Roles.SpaceViewer) };
        foreach (var (member, role) in members)
        {
            await ledger.Accounts.VisibleAsync(await ledger.Spaces.SetMemberAsync(
                by.Next(), await ledger.Store.HeadAsync(ct), space, member, Granted.Of(role), ct), ct);
        }

        var tree = new Tree(ledger.Nodes, blobs, space, by with { Reason = AccessReasons.Member }, await ledger.Store.HeadAsync(ct));
        await tree.FileAsync(made.Node, "", "Plan.md", "# Plan\n\nA mill, a store, and cards.\n", ct);
        await ledger.Accounts.VisibleAsync(tree.Last!, ct);
        await ShareDocumentsAsync(mary, alan, ct);
    }

    private async Task ShareDocumentsAsync(UserRow mary, UserRow alan, CancellationToken ct)
    {
        var by = Envelope.System("demo") with { Actor = mary.Id };
        var found = await ledger.Core.ResolveAsync(null, new PathRoot.InSpace(mary.PersonalSpace!.Value), ["Documents"], withInline: false, ct);
        var share = new NewShare(
            ShareId.New(), found.Space!.Id, found.Node!.Id, IsFolder: true, Grantee.User(alan.Id), Granted.Of(Roles.Viewer), "For you to read");
        await ledger.Accounts.VisibleAsync(await ledger.Shares.CreateAsync(by, found.Position, share, ct), ct);
    }

    private async Task CreatePersonAsync(NewUser person, string hash, CancellationToken ct)
    {
        var registered = await ledger.Accounts.VisibleAsync(await ledger.Users.RegisterAsync(Envelope.System("demo"), person, hash, ct), ct);
        var space = (await ledger.Core.SpacesOfAsync(person.Id, ct))[0];
        var tree = new Tree(ledger.Nodes, blobs, space.Id, Envelope.System("demo") with { Actor = person.Id }, registered.Position!.Value);

        await tree.FileAsync(space.Root, "", "Welcome.md", Welcome(person.DisplayName), ct);
        var documents = await tree.FolderAsync(space.Root, "", "Documents", ct);
        await tree.FileAsync(documents, "Documents/", "Ideas.txt", "Write every change down once.\nRead it in many ways.\n", ct);
        await tree.FileAsync(documents, "Documents/", "Budget.csv", Budget(), ct);
        var pictures = await tree.FolderAsync(space.Root, "", "Pictures", ct);
        await tree.FileAsync(pictures, "Pictures/", "Circle.svg", Circle, ct);
        await ledger.Accounts.VisibleAsync(tree.Last!, ct);
    }

    private static string Welcome(string name) => $"""
        # Welcome, {name}

        These are your files. Put more here with any WebDAV client, change them, delete them: nothing that you overwrite or delete is
        out of reach. Old versions and the trash keep it.

        """;

    private static string Budget() =>
        "month,amount\n" + string.Concat(Enumerable.Range(1, 12).Select(month =>
            $"2026-{month:00},{(month * 125).ToString(CultureInfo.InvariantCulture)}\n"));

    private const string Circle = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="40" fill="#2a6"/></svg>

        """;

    /// <summary>One person's tree while it is made: each step has seen the one before it.</summary>
    private sealed class Tree(Nodes nodes, IBlobStore blobs, SpaceId space, Envelope by, LogPosition seenAt)
    {
        private LogPosition _seenAt = seenAt;

        public Outcome? Last { get; private set; }

        public async Task<NodeId> FolderAsync(NodeId parent, string path, string name, CancellationToken ct) =>
            Keep(await nodes.CreateFolderAsync(by.Next(), _seenAt, PlaceOf(parent, path, name), mtime: null, properties: [], ct));

        public async Task FileAsync(NodeId parent, string path, string name, string text, CancellationToken ct)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            using var source = new MemoryStream(bytes);
            var blob = await blobs.WriteAsync(source, bytes.Length, ct);
            var content = new Content(blob.Id, blob.SizeBytes, blob.Sha1, blob.Md5, blob.Adler32, MimeType: null, Mtime: null);
            Keep(await nodes.CreateFileAsync(by.Next(), _seenAt, PlaceOf(parent, path, name), new NewContent(content, blob.Inline), ct));
        }

        private Place PlaceOf(NodeId parent, string path, string name) =>
            new(space, parent, NodeName.Parse(name, out _)!.Value, path + name);

        private NodeId Keep(Outcome outcome)
        {
            var done = outcome as Outcome.Done ?? throw new CommandFailedException($"The demo could not be made: {outcome}");
            (Last, _seenAt) = (done, done.Position!.Value);
            return done.Node;
        }
    }
}
