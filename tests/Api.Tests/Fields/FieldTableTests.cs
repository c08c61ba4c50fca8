using System.Collections.Concurrent;
using Api.Tests.Matrix;
using Xunit;

namespace Api.Tests.Fields;

/// <summary>Every field of the schema that is asked with something, by everybody, against what the role table says.</summary>
[Collection(ApiCollection.Name)]
public class FieldTableTests(ApiFixture api)
{
    private const int AtOnce = 8;
    private const int ToldMax = 60;

    internal static IReadOnlyList<Who> Everybody { get; } =
        [Who.Anonymous, Who.Guest, Who.OtherManager, Who.Receiver, Who.Viewer, Who.Editor, Who.Manager, Who.Admin];

    [Fact]
    public async Task Every_mutation_answers_everybody_as_the_role_table_says()
    {
        var world = await api.WorldAsync();
        await HoldsAsync(world, await MutationCells.AllAsync(world));
    }

    [Fact]
    public async Task Every_field_of_queries_that_is_asked_with_something_answers_everybody_as_the_role_table_says()
    {
        var world = await api.WorldAsync();
        await HoldsAsync(world,
        [
            .. from row in QueryRows.All
               from who in Everybody
               from asked in (IEnumerable<Asked>)[.. row.Asks(world, who), .. who == Who.Anonymous ? [] : row.BadPages(world, who)]
               select row.CellOf(world, who, asked),
            .. QueryRows.All.DistinctBy(row => row.Coordinate).SelectMany(row => row.OfAnotherKind(world)),
        ]);
    }

    [Fact]
    public async Task Every_subscription_tells_everybody_what_the_role_table_says()
    {
        var world = await api.WorldAsync();
        foreach (var folder in new[] { World.Work, world[State.Denied, Kind.Folder].Path })
            Assert.Equal(201, (await world.Manager.Dav.PutAsync($"{world.Root}{folder}/{world.NewName()}", "heard")).Status);
        var listening = Everybody.Where(World.HasAccount).Select(async who =>
        {
            // So that there is something to hear of each of them.
            Assert.Equal(200, (await world[who].Dav.SendAsync("POST", "/auth-app/tokens?expiry=1h")).Status);
            return await Task.WhenAll(SubscriptionRows.All.Keys.Select(name => SubscriptionRows.WrongAsync(world, who, name)));
        });
        Assert.Empty((await Task.WhenAll(listening)).SelectMany(each => each).SelectMany(each => each));
    }

    [Fact]
    public void Every_field_that_is_asked_with_something_is_in_the_table()
    {
        string[] told =
        [
            .. MutationCells.Rows.Select(row => $"Mutation.{row.Name}"), .. QueryRows.All.Select(row => row.Coordinate).Distinct(),
            .. SubscriptionRows.All.Keys.Select(name => $"Subscription.{name}"),
        ];
        Assert.Equal(Documents.Asked.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_value_of_an_input_that_rules_are_made_for_is_in_the_table() => Assert.Empty(
        from mutation in Documents.Mutations
        from field in MutationCells.RuledOf(mutation.Name)
        where InvalidValues.Of(mutation.Name, field.Name) is null
        select $"{mutation.Name}.{field.Name}");

    /// <summary>What changes something is asked for one after another, all the rest at once.</summary>
    private static async Task HoldsAsync(World world, IReadOnlyList<FieldCell> cells)
    {
        var wrong = new ConcurrentBag<string>();
        var byKind = cells.ToLookup(cell => cell.IsChange);
        await CheckAsync(byKind[false], AtOnce);
        await CheckAsync(byKind[true], 1);
        var told = string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(ToldMax));
        Assert.True(wrong.IsEmpty, $"{wrong.Count} answers to {cells.Count} requests are wrong:\n{told}");

        Task CheckAsync(IEnumerable<FieldCell> some, int atOnce) => Parallel.ForEachAsync(
            some, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (cell, _) =>
            {
                foreach (var line in await cell.CheckAsync(world)) wrong.Add(line);
            });
    }
}
