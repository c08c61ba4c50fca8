using Domain;
using Domain.Nodes;
using EventStore;
using Xunit;

namespace Commands.Tests;

/// <summary>In a folder a name is there once, at every instant and however many ask for it.</summary>
public class NameTests(Ledger ledger) : IClassFixture<Ledger>
{
    [Fact]
    public async Task Of_many_that_create_one_name_exactly_one_succeeds()
    {
        var home = await ledger.HomeAsync();
        var seenAt = await ledger.HeadAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ =>
            home.Nodes.CreateFileAsync(Ledger.By(), seenAt, home.At("report.txt"), Sample.Content(1), default)));

        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Equal(39, outcomes.OfType<Outcome.Stale>().Count());
        Assert.Equal(1, await ledger.UsedBytesAsync(home.Space));
    }

    [Fact]
    public async Task Two_spellings_of_a_letter_stand_beside_each_other()
    {
        var home = await ledger.HomeAsync();
        await home.FileAsync("e\u0301");
        await home.FileAsync("\u00e9");
        Assert.Equal(2, await ledger.NamesInAsync(home.Root));
    }

    [Fact]
    public async Task A_rename_frees_the_old_name_and_takes_the_new_one()
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("old");
        await home.Nodes.MoveAsync(Ledger.By(), await ledger.HeadAsync(), file, home.At("new"), false, default);

        await home.FileAsync("old");
        Assert.IsType<Outcome.Stale>(await home.Nodes.CreateFileAsync(
            Ledger.By(), await ledger.HeadAsync(), home.At("new"), Sample.Content(1), default));
    }

    [Fact]
    public async Task Two_that_move_to_one_name_meet_and_one_goes_back()
    {
        var home = await ledger.HomeAsync();
        var (one, two) = (await home.FileAsync("one"), await home.FileAsync("two"));
        var seenAt = await ledger.HeadAsync();
        var outcomes = await Task.WhenAll(
            home.Nodes.MoveAsync(Ledger.By(), seenAt, one, home.At("target"), false, default),
            home.Nodes.MoveAsync(Ledger.By(), seenAt, two, home.At("target"), false, default));

        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Equal(2, await ledger.NamesInAsync(home.Root));
    }

    [Fact]
    public async Task The_trash_frees_the_name_and_a_restore_needs_one()
    {
        var home = await ledger.HomeAsync();
        var trashed = await home.TrashedAsync(await home.FileAsync("report.txt"));
        await home.FileAsync("report.txt");

        var seenAt = await ledger.HeadAsync();
        Assert.IsType<Outcome.Stale>(await home.Nodes.RestoreAsync(Ledger.By(), seenAt, trashed, home.At("report.txt"), default));
        Assert.IsType<Outcome.Done>(await home.Nodes.RestoreAsync(Ledger.By(), seenAt, trashed, home.At("report 2.txt"), default));
    }

    [Fact]
    public async Task What_stands_in_a_trashed_folder_keeps_its_name_there_until_it_is_taken_out()
    {
        var home = await ledger.HomeAsync();
        var folder = await home.FolderAsync("folder");
        var inner = await home.FileAsync("inner", folder.Id);
        await home.TrashedAsync(folder);

        var seen = inner with { IsTrashed = true };
        var outcome = await home.Nodes.RestoreAsync(Ledger.By(), await ledger.HeadAsync(), seen, home.At("inner"), default);

        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal(0, await ledger.NamesInAsync(folder.Id));
        Assert.Equal(home.Root, (await ledger.SnapshotAsync(inner.Id)).Parent);
    }

    [Fact]
    public async Task A_repeated_rename_does_nothing()
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("name");
        var outcome = await home.Nodes.MoveAsync(Ledger.By(), await ledger.HeadAsync(), file, home.At("name"), false, default);
        Assert.Null(Assert.IsType<Outcome.Done>(outcome).Position);
    }

    /// <summary>Many clients move, trash and restore a few files onto a few names; then every live file holds its name, alone.</summary>
    [Fact]
    public async Task After_any_tumult_names_and_nodes_agree()
    {
        var home = await ledger.HomeAsync();
        var folders = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => home.FolderAsync($"f{i}")));
        var files = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => home.FileAsync($"x{i}", folders[i % 3].Id)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(client => TumultAsync(home, folders, files, new Random(client))));

        var live = new List<(NodeId? Parent, string Name, NodeId Node)>();
        foreach (var file in files)
            if (await ledger.SnapshotAsync(file.Id) is { IsTrashed: false } now) live.Add((now.Parent, now.Name, now.Id));

        Assert.Distinct(live.Select(file => (file.Parent, file.Name)));
        foreach (var (parent, name, node) in live)
            Assert.Equal(node.Value, await ledger.Database.ScalarAsync<Guid>(
                $"select holder from mt_reservations where scope = '{parent!.Value.Value}' and name = '{name}'"));
        Assert.Equal(live.Count, (await Task.WhenAll(folders.Select(folder => ledger.NamesInAsync(folder.Id)))).Sum());
    }

    private async Task TumultAsync(Home home, NodeSnapshot[] folders, NodeSnapshot[] files, Random random)
    {
        for (var i = 0; i < 40; i++)
        {
            var seenAt = await ledger.HeadAsync();
            var file = await ledger.SnapshotAsync(files[random.Next(files.Length)].Id);
            var place = home.At(folders[random.Next(folders.Length)].Id, $"x{random.Next(4)}");
            _ = (file.IsTrashed, random.Next(3)) switch
            {
                (true, _) => await home.Nodes.RestoreAsync(Ledger.By(), seenAt, file, place, default),
                (_, 0) => await home.Nodes.TrashAsync(Ledger.By(), seenAt, file, "x", default),
                _ => await home.Nodes.MoveAsync(Ledger.By(), seenAt, file, place, false, default),
            };
        }
    }
}
