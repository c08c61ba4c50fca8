using EventStore.Subscriptions;
using Fixtures;
using Projections.Activity;
using Projections.Core;
using Projections.Search;
using Xunit;

namespace Projections.Tests.Folding;

/// <summary>However a log is cut into batches, and whenever the worker is replaced, the tables come out the same.</summary>
[Trait("Category", "db")]
public sealed class ReplayTests
{
    public static TheoryData<string> ReadModels => ["activity", "core", "search"];

    [Theory]
    [MemberData(nameof(ReadModels))]
    public async Task A_log_cut_at_random_gives_equal_tables(string name)
    {
        var definition = Definition(name);
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        for (var seed = 0; seed < 8; seed++)
        {
            var events = new RandomStory(seed, 400).Story.Events;
            var whole = await FoldedSchema.CreateAsync(database, definition, $"whole{seed}");
            await whole.FoldAsync(events);
            var pieces = await FoldedSchema.CreateAsync(database, definition, $"pieces{seed}");
            await pieces.FoldInPiecesAsync(events, new Random(seed));

            Assert.Equal(await whole.DumpAsync(), await pieces.DumpAsync());
        }
    }

    [Theory]
    [MemberData(nameof(ReadModels))]
    public async Task Each_kind_of_event_folds_alone_as_in_company(string name)
    {
        var events = EveryEvent.Story().Events;
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        var whole = await FoldedSchema.CreateAsync(database, Definition(name), "whole");
        await whole.FoldAsync(events);
        var alone = await FoldedSchema.CreateAsync(database, Definition(name), "alone");
        foreach (var e in events) await alone.FoldAsync([e]);

        Assert.Equal(await whole.DumpAsync(), await alone.DumpAsync());
    }

    private static ProjectionDefinition Definition(string name) => name switch
    {
        "activity" => ActivityDefinition.Instance,
        "core" => CoreDefinition.Instance,
        "search" => SearchDefinition.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
