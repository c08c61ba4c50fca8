using FsCheck;
using FsCheck.Fluent;
using Fixtures;
using Projections.Core;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Core;

/// <summary>Laws of the core projection over random histories: what shrinks a failure leaves out steps.</summary>
[Trait("Category", "db")]
public sealed class CoreHistoryTests
{
    private static readonly Arbitrary<int[]> Steps = Arb.From(
        Gen.Choose(0, int.MaxValue).ArrayOf(150), steps => Shorter(steps));

    [Fact]
    public async Task Tables_and_past_equal_the_model_however_the_log_is_cut()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        foreach (var schema in new[] { "whole", "pieces" }) await FoldedSchema.CreateAsync(database, CoreDefinition.Instance, schema);

        Prop.ForAll(Steps, steps => HoldsAsync(database, steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static async Task HoldsAsync(TestDatabase database, int[] steps)
    {
        var history = new History(steps);
        var (whole, pieces) = (await EmptyAsync(database, "whole"), await EmptyAsync(database, "pieces"));
        await whole.FoldAsync(history.Events);
        await pieces.FoldInPiecesAsync(history.Events, new Random(steps.Length));
        Assert.Equal(await whole.DumpAsync(), await pieces.DumpAsync());

        var tables = new CoreTables(database, "whole");
        var expected = new ExpectedTables(history);
        foreach (var (sql, rows) in expected.All) Assert.Equal(rows, await tables.ReadAsync(sql));

        var states = await tables.ReadTreeAsync();
        for (var position = 0; position <= history.Events.Count; position++)
            Assert.Equal(expected.TreeAt(position), CoreTables.TreeAt(states, position));
    }

    private static async Task<FoldedSchema> EmptyAsync(TestDatabase database, string schema)
    {
        await database.ExecuteAsync($"""
            set search_path to {schema}; delete from nodes; delete from nodes_past; delete from folder_totals; delete from users;
            delete from spaces; delete from space_states; delete from properties; delete from tags; delete from locks; delete from trash; delete from versions
            """);
        return new FoldedSchema(database, CoreDefinition.Instance, schema);
    }

    private static IEnumerable<int[]> Shorter(int[] steps)
    {
        for (var count = steps.Length / 2; count > 0; count /= 2)
        {
            for (var at = 0; at + count <= steps.Length; at += count) yield return [.. steps[..at], .. steps[(at + count)..]];
        }
    }
}
