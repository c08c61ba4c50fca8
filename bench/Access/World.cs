using System.Diagnostics;
using Api.Http.Authentication;
using Domain;
using Domain.Access;
using Domain.Groups;
using Domain.Nodes;
using Domain.Shares;
using EventStore;
using Projections.Core;

namespace AccessBench;

/// <summary>
/// Many people in many groups within groups; an owner who shares very much with one person, half of it through groups, and less with
/// another, who also receives one large folder. Made by events as the commands record them, in large appends.
/// </summary>
internal sealed class World
{
    public const int ReceivedShares = 1_000, FolderMembers = 1_000;
    public const string Owner = "owner", Receiver = "receiver", Reader = "reader", Password = "Bench-1234";

    /// <summary>Groups stand in chains of this length, each within the next.</summary>
    private const int Nesting = 8;

    private const int StreamsPerAppend = 500, Registering = 64;

    private readonly BenchServer _server;

    private World(BenchServer server) => _server = server;

    /// <summary>To whom very much is shared.</summary>
    public UserId Laden { get; private set; }

    public SpaceRow Space { get; private set; } = null!;

    /// <summary>Files three folders below what is shared.</summary>
    public List<NodeId> Deep { get; } = [];

    /// <summary>The large folder, for whom nothing else is shared with, and for whom it is one share of many.</summary>
    public ShareId LargeFolderAlone { get; private set; }

    public ShareId LargeFolderAmongMany { get; private set; }

    public const string LargeFolderName = "large";

    public static async Task<World> MakeAsync(BenchServer server, Sizes sizes)
    {
        var world = new World(server);
        var clock = Stopwatch.GetTimestamp();
        var people = await world.RegisterAsync(sizes.Users);
        var groups = await world.FormGroupsAsync(sizes.Groups, people);
        await server.CatchUpAsync();
        Console.WriteLine($"{sizes.Users} users and {sizes.Groups} groups loaded in {Stopwatch.GetElapsedTime(clock).TotalSeconds:n1} s");

        clock = Stopwatch.GetTimestamp();
        await world.ShareAsync(sizes, groups);
        await server.CatchUpAsync();
        Console.WriteLine($"{sizes.Shares + ReceivedShares} shares made in {Stopwatch.GetElapsedTime(clock).TotalSeconds:n1} s");
        return world;
    }

    private async Task<List<UserId>> RegisterAsync(int count)
    {
        var hash = Passwords.Hash(Password);
        var owner = await _server.RegisterAsync(Owner, "The owner", hash);
        Laden = await _server.RegisterAsync("laden", "The laden one", hash);
        await _server.RegisterAsync(Receiver, "The receiver", hash);
        await _server.RegisterAsync(Reader, "The reader", hash);
        await _server.CatchUpAsync();
        Space = (await _server.Ledger.Core.SpacesOfAsync(owner, default))[0];

        var people = new List<UserId>();
        foreach (var some in Enumerable.Range(0, count - 4).Chunk(Registering))
            people.AddRange(await Task.WhenAll(some.Select(i => _server.RegisterAsync($"person-{i}", $"Person {i}", hash))));
        return people;
    }

    private async Task<List<GroupId>> FormGroupsAsync(int count, List<UserId> people)
    {
        var (groups, streams) = (new List<GroupId>(), new List<StreamAppend>());
        for (var i = 0; i < count; i++)
        {
            var id = GroupId.New();
            List<GroupEvent> events = [new GroupEvent.GroupCreated($"group {i}", null, UserId.System)];
            if (i % Nesting > 0) events.Add(new GroupEvent.GroupMemberAdded(Grantee.Group(groups[^1]), UserId.System));
            else events.Add(new GroupEvent.GroupMemberAdded(Grantee.User(Laden), UserId.System));
            for (var j = 0; j < 10 && people.Count > 0; j++)
                events.Add(new GroupEvent.GroupMemberAdded(Grantee.User(people[((i * 10) + j) % people.Count]), UserId.System));
            streams.Add(new StreamAppend(new StreamId("group", id.Value), 0, events));
            groups.Add(id);
        }

        await AppendAsync(streams);
        return groups;
    }

    private async Task ShareAsync(Sizes sizes, List<GroupId> groups)
    {
        var receiver = (await _server.Ledger.Core.UserByNameAsync(Receiver, default))!.Id;
        var streams = new List<StreamAppend>();
        for (var i = 0; i < sizes.Shares; i++)
        {
            var top = Folder(streams, Space.Root, $"shared {i}");
            Deep.Add(File(streams, Folder(streams, Folder(streams, top, "a"), "b"), "file.txt"));
            Share(streams, top, i % 2 == 0 || groups.Count == 0 ? Grantee.User(Laden) : Grantee.Group(groups[i % groups.Count]));
        }

        for (var i = 0; i < ReceivedShares - 1; i++) Share(streams, Folder(streams, Space.Root, $"given {i}"), Grantee.User(receiver));
        var large = Folder(streams, Space.Root, LargeFolderName);
        for (var i = 0; i < FolderMembers; i++) File(streams, large, $"file {i:0000}.txt");
        LargeFolderAmongMany = Share(streams, large, Grantee.User(receiver));
        LargeFolderAlone = Share(streams, large, Grantee.User((await _server.Ledger.Core.UserByNameAsync(Reader, default))!.Id));
        await AppendAsync(streams);
    }

    private NodeId Folder(List<StreamAppend> streams, NodeId parent, string name)
    {
        var id = NodeId.New();
        streams.Add(new StreamAppend(
            new StreamId("node", id.Value), 0, [new NodeEvent.FolderCreated(Space.Id, parent, name, Space.Owner!.Value)]));
        return id;
    }

    private NodeId File(List<StreamAppend> streams, NodeId parent, string name)
    {
        var id = NodeId.New();
        var content = new Content(new BlobId(new string('b', 64)), 4096, new string('1', 40), new string('5', 32), "0a1b2c3d", "text/plain", null);
        streams.Add(new StreamAppend(
            new StreamId("node", id.Value), 0, [new NodeEvent.FileCreated(Space.Id, parent, name, content, Space.Owner!.Value)]));
        return id;
    }

    private ShareId Share(List<StreamAppend> streams, NodeId node, Grantee with)
    {
        var id = ShareId.New();
        streams.Add(new StreamAppend(
            new StreamId("share", id.Value), 0,
            [new ShareEvent.ShareCreated(Space.Id, node, with, Granted.Of(Roles.Editor), null, Space.Owner!.Value)]));
        return id;
    }

    private async Task AppendAsync(IEnumerable<StreamAppend> streams)
    {
        var headers = EnvelopeJson.Write(Envelope.System("bench"));
        foreach (var some in streams.Chunk(StreamsPerAppend))
        {
            var result = await _server.Ledger.Store.AppendAsync(
                new AppendRequest
                {
                    CommandId = Guid.CreateVersion7(),
                    Metadata = new EventMetadata(headers, Guid.CreateVersion7().ToString(), null, Guid.Empty.ToString()),
                    Streams = some,
                },
                default);
            if (result is not AppendResult.Appended) throw new InvalidOperationException(result.ToString());
        }
    }
}
