using Domain;
using Domain.Nodes;
using EventStore;
using Xunit;
using static Domain.Nodes.NodeEvent;

namespace Commands.Tests;

/// <summary>
/// Many clients build, move, trash, restore and purge folders of one space at once, each deciding on what it saw, which may be old. The
/// log then tells one story in which every step was right when it was taken: no cycle, nothing put where nothing is.
/// </summary>
public class TreeLaws(Ledger ledger) : IClassFixture<Ledger>
{
    private const int Clients = 8;
    private const int StepsEach = 60;
    private const int RoundsMax = 10;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task At_every_position_the_space_is_a_tree(int seed)
    {
        var home = await ledger.HomeAsync(quotaBytes: 600);
        var before = await ledger.HeadAsync();
        foreach (var name in new[] { "a", "b", "c", "d" }) await home.FolderAsync(name);

        // How the clients interleave is up to the machine: they play on until enough folders have moved to show something.
        TreeModel tree;
        var round = 0;
        do
        {
            var play = (seed * 100) + (round * Clients);
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => PlayAsync(home, before, new Random(play + client))));
            tree = new TreeModel(home.Root);
            await foreach (var recorded in ledger.Store.ReadLogAsync(before, 10_000, default)) tree.Apply(recorded);
        }
        while (tree.FolderMoves <= 10 && ++round < RoundsMax);

        Assert.Equal(tree.UsedBytes, await ledger.UsedBytesAsync(home.Space));
        Assert.InRange(tree.UsedBytes, 0, 600);
        Assert.True(tree.FolderMoves > 10, "The tumult was too tame to show anything.");
    }

    private async Task PlayAsync(Home home, LogPosition before, Random random)
    {
        for (var step = 0; step < StepsEach; step++)
        {
            var seenAt = await ledger.HeadAsync();
            var tree = new TreeModel(home.Root);
            var known = (int)(seenAt.Value - before.Value);
            await foreach (var recorded in ledger.Store.ReadLogAsync(before, known, default)) tree.Apply(recorded);
            await Task.Yield();
            await StepAsync(home, seenAt, tree, random);
        }
    }

    private static async Task StepAsync(Home home, LogPosition seenAt, TreeModel tree, Random random)
    {
        var nodes = tree.Nodes.ToList();
        var node = nodes[random.Next(nodes.Count)];
        var folders = nodes.Where(n => n.IsFolder && tree.IsVisible(n.Id)).Select(n => n.Id).Append(home.Root).ToList();
        var place = home.At(folders[random.Next(folders.Count)], $"n{random.Next(6)}");
        if (tree.At(place.Parent, place.Name.Value) is { } there && there.Id != node.Id) place = place with { Replaced = there };
        var (by, seen) = (Ledger.By(), node with { IsTrashed = !tree.IsVisible(node.Id) });

        _ = (seen.IsTrashed, random.Next(8)) switch
        {
            (true, < 4) => await home.Nodes.RestoreAsync(by, seenAt, seen, place, default),
            (true, 4) => await home.Nodes.PurgeAsync(by, seenAt, seen, tree.SizeOf(seen.Id), default),
            (false, < 4) => await home.Nodes.MoveAsync(by, seenAt, seen, place, tree.IsBelow(place.Parent, seen.Id), default),
            (false, 4) => await home.Nodes.TrashAsync(by, seenAt, seen, "x", default),
            (_, 5) => await home.Nodes.CreateFolderAsync(by, seenAt, place, null, [], default),
            (_, 6) when !seen.IsFolder => await home.Nodes.UploadAsync(by, seenAt, seen, Sample.Content(random.Next(60)), default),
            _ => await home.Nodes.CreateFileAsync(by, seenAt, place, Sample.Content(random.Next(60)), default),
        };
    }
}

/// <summary>A space as its events tell it, each held against what was there when it came.</summary>
internal sealed class TreeModel(NodeId root)
{
    private readonly Dictionary<NodeId, NodeSnapshot> _nodes = [];

    public IEnumerable<NodeSnapshot> Nodes => _nodes.Values;

    public long UsedBytes => _nodes.Values.Sum(node => node.SizeBytes);

    public int FolderMoves { get; private set; }

    public NodeSnapshot? At(NodeId parent, string name) => _nodes.Values.FirstOrDefault(node => node.Parent == parent && node.Name == name);

    public bool IsBelow(NodeId node, NodeId folder) => PathUp(node).Contains(folder);

    public bool IsVisible(NodeId node) => PathUp(node).Last() == root;

    public long SizeOf(NodeId top) => _nodes.Values.Where(node => IsBelow(node.Id, top)).Sum(node => node.SizeBytes);

    public void Apply(Recorded recorded)
    {
        if (recorded.Event is not NodeEvent @event) return;
        var id = new NodeId(recorded.Stream.Key);
        var now = _nodes.GetValueOrDefault(id);
        if (@event is ContentUploaded or Trashed) Assert.True(IsVisible(id), $"{@event} happened in the trash.");
        if (@event is Purged purged)
        {
            Assert.False(IsVisible(id), "Something was purged that was not in the trash.");
            Assert.Equal(purged.SizeBytes, SizeOf(id));
            foreach (var gone in _nodes.Keys.Where(node => IsBelow(node, id)).ToList()) _nodes.Remove(gone);
            return;
        }

        var next = Next(id, now, @event) with { Version = recorded.Version };
        if (@event is FolderCreated or FileCreated or Moved or Restored or Renamed) AssertCanStand(next);
        if (@event is Moved && next.IsFolder) FolderMoves++;
        _nodes[id] = next;
    }

    private static NodeSnapshot Next(NodeId id, NodeSnapshot? now, NodeEvent @event) => @event switch
    {
        FolderCreated e => new(id, e.Space, e.Parent, e.Name.Value, true, false, 0, 0),
        FileCreated e => new(id, e.Space, e.Parent, e.Name.Value, false, false, e.Content.SizeBytes, 0),
        ContentUploaded e => now! with { SizeBytes = e.Content.SizeBytes },
        Renamed e => now! with { Name = e.Name.Value },
        Moved e => now! with { Parent = e.Parent, Name = e.Name.Value },
        Restored e => now! with { Parent = e.Parent, Name = e.Name.Value, IsTrashed = false },
        Trashed => now! with { Parent = null, IsTrashed = true },
        _ => throw new ArgumentException($"{@event} was not asked for.", nameof(@event)),
    };

    private void AssertCanStand(NodeSnapshot node)
    {
        var parent = node.Parent!.Value;
        Assert.True(IsVisible(parent), $"{node} was put where nothing is.");
        Assert.True(parent == root || _nodes[parent].IsFolder, $"{node} was put into a file.");
        Assert.False(IsBelow(parent, node.Id), $"{node} was put below itself.");
        Assert.True(At(parent, node.Name) is not { } there || there.Id == node.Id, $"{node} has a name that is taken.");
    }

    private IEnumerable<NodeId> PathUp(NodeId node)
    {
        for (var steps = 0; ; steps++)
        {
            Assert.True(steps <= _nodes.Count + 1, "There is a cycle.");
            yield return node;
            if (!_nodes.TryGetValue(node, out var known) || known.Parent is not { } parent) yield break;
            node = parent;
        }
    }
}
