using Domain.Locks;
using Domain.Nodes;
using Domain.Tags;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Domain.Nodes.NodeEvent;
using static Domain.Tests.Sample;
using Property = Domain.Nodes.Property;

namespace Domain.Tests;

/// <summary>What holds for every history of one node, whatever is asked for in whatever order.</summary>
public class NodeLaws
{
    private static readonly NodeLock MyLock = new("urn:uuid:1", IsExclusive: true, IsDeep: true, OwnerXml: null, Ann, Noon);

    /// <summary>The node, and what a read model would know of it: commands are given both.</summary>
    private sealed record World(Node Node, IReadOnlyList<Property> Properties, IReadOnlyList<string> Tags, IReadOnlyList<HeldLock> Locks)
    {
        public static readonly World Empty = new(Node.Initial, [], [], []);

        public World Then(NodeEvent @event) => this with
        {
            Node = Node.Evolve(Node, @event),
            Properties = @event is PropertiesChanged change ? Changed(Properties, change) : Properties,
            Tags = @event switch
            {
                TagsAdded e => [.. Tags, .. e.Tags.Select(tag => tag.Value)],
                TagsRemoved e => [.. Tags.Except(e.Tags.Select(tag => tag.Value))],
                _ => Tags,
            },
            Locks = @event switch
            {
                Locked locked => [.. Locks, new HeldLock(Report, locked.Lock)],
                LockRefreshed e => [.. Locks.Select(held => held with { Lock = held.Lock with { ExpiresAt = e.ExpiresAt } })],
                Unlocked e => [.. Locks.Where(held => held.Lock.Token != e.Token)],
                _ => Locks,
            },
        };

        private static Property[] Changed(IReadOnlyList<Property> properties, PropertiesChanged change)
        {
            var gone = change.Removed.Concat(change.Set.Select(p => new PropertyName(p.Namespace, p.Name))).ToHashSet();
            return [.. properties.Where(p => !gone.Contains(new(p.Namespace, p.Name))), .. change.Set];
        }
    }

    private sealed record Command(string Name, Func<World, Decision<NodeEvent>> Decide)
    {
        public override string ToString() => Name;
    }

    /// <summary>New content is a fact each time it comes; everything else is done or it is not.</summary>
    private static readonly Command[] Facts =
    [
        new("upload", w => NodeDecider.Upload(w.Node, Text with { SizeBytes = 9 }, Ann)),
        new("restore version", w => NodeDecider.RestoreVersion(w.Node, 3, Text, Ann)),
    ];

    private static readonly Command[] Commands =
    [
        new("create root", w => NodeDecider.CreateRoot(w.Node, Home, Ann)),
        new("create folder", w => NodeDecider.CreateFolder(w.Node, new(Home, Docs, "a", Ann))),
        new("create file", w => NodeDecider.CreateFile(w.Node, new(Home, Docs, "a", Text, Ann))),
        new("rename", w => NodeDecider.Move(w.Node, Docs, Name("b"), false, Ann)),
        new("move", w => NodeDecider.Move(w.Node, Root, Name("b"), false, Ann)),
        new("move below itself", w => NodeDecider.Move(w.Node, Report, Name("b"), true, Ann)),
        new("trash", w => NodeDecider.Trash(w.Node, "docs/a", Ann)),
        new("restore", w => NodeDecider.Restore(w.Node, Root, Name("c"), Ann)),
        new("purge", w => NodeDecider.Purge(w.Node, 120, Ann)),
        new("set mtime", w => NodeDecider.SetMtime(w.Node, Noon.AddDays(1), Ann)),
        new("set property", w => NodeDecider.ChangeProperties(w.Node, w.Properties, [Colour("<c/>")], [], Ann)),
        new("remove property", w => NodeDecider.ChangeProperties(w.Node, w.Properties, [], [new(Colour("").Namespace, "colour")], Ann)),
        new("tag", w => NodeDecider.AddTags(w.Node, w.Tags, [Word("a"), Word("b")], Ann)),
        new("untag", w => NodeDecider.RemoveTags(w.Node, w.Tags, [Word("a")], Ann)),
        new("tag anew", w => NodeDecider.SetTags(w.Node, w.Tags, [Word("b"), Word("c")], Ann)),
        new("lock", w => NodeDecider.Lock(w.Node, Report, MyLock with { ExpiresAt = ExpiryOf(w) }, w.Locks)),
        new("lock of another", w => NodeDecider.Lock(w.Node, Report, MyLock with { Token = "urn:uuid:2", Holder = Bob }, w.Locks)),
        new("refresh", w => NodeDecider.RefreshLock(w.Node, Report, w.Locks, MyLock.Token, Noon.AddHours(2), Ann)),
        new("unlock", w => NodeDecider.Unlock(w.Node, Report, w.Locks, MyLock.Token, Ann)),
    ];

    private static Tag Word(string text) => Tag.Parse(text, out _)!.Value;

    [Fact]
    public void A_command_repeated_decides_nothing_new() => ForAllHistories(Commands, (before, command) =>
    {
        var after = command.Decide(before).Events.Aggregate(before, (world, @event) => world.Then(@event));
        Assert.Empty(command.Decide(after).Events);
    });

    [Fact]
    public void What_was_decided_can_be_folded() => ForAllHistories([.. Commands, .. Facts], (before, command) =>
        _ = command.Decide(before).Events.Aggregate(before.Node, Node.Evolve));

    [Fact]
    public void A_decision_is_events_or_a_refusal_never_both() => ForAllHistories([.. Commands, .. Facts], (before, command) =>
    {
        var decision = command.Decide(before);
        Assert.True(decision.Refusal is null || decision.Events.Count == 0);
    });

    [Fact]
    public void What_is_not_there_can_only_be_made() => Assert.All(
        [.. Commands, .. Facts],
        command => Assert.All(command.Decide(World.Empty), @event => Assert.True(@event is RootCreated or FolderCreated or FileCreated)));

    [Fact]
    public void A_root_stays_a_live_root() => ForAllHistories([.. Commands, .. Facts], (before, _) =>
        Assert.True(before.Node is not Node.InTrash { Was.Parent: null }));

    private static DateTimeOffset ExpiryOf(World world) =>
        world.Locks.FirstOrDefault(held => held.Lock.Token == MyLock.Token)?.Lock.ExpiresAt ?? Noon;

    private static void ForAllHistories(Command[] commands, Action<World, Command> law) =>
        Prop.ForAll(Gen.Elements(commands).ArrayOf().ToArbitrary(), history =>
        {
            var world = World.Empty;
            foreach (var command in history)
            {
                law(world, command);
                world = command.Decide(world).Events.Aggregate(world, (before, @event) => before.Then(@event));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60));
}
