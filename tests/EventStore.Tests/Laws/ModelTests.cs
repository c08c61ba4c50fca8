using System.Collections.Concurrent;
using System.Collections.Immutable;
using EventStore.Appender;
using Fixtures;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EventStore.Tests.Laws;

/// <summary>Random histories: the store does what the model does. A failure prints FsCheck's seed.</summary>
public sealed class ModelTests
{
    private static readonly Model Start = Model.Empty with
    {
        Limits = Enumerable.Range(0, Arena.Budgets).ToImmutableDictionary(Arena.Budget, _ => Arena.Limit),
    };

    [Fact]
    public void One_after_another_commands_are_answered_as_the_model_answers_them() => Check(3, async (store, seed) =>
    {
        var (gambler, model) = (new Gambler(seed), Start);
        for (var n = 0; n < 150; n++)
        {
            var request = gambler.Next();
            var result = await store.AppendAsync(request, default);
            gambler.Hear(request, result);

            (model, var expected) = model.Append(request);
            Assert.Equal(expected, Timeless(result));
        }
    });

    [Fact]
    public void All_at_once_commands_are_answered_as_if_one_after_another() => Check(3, async (store, seed) =>
    {
        var (gambler, answers) = (new Gambler(seed), new ConcurrentBag<(AppendRequest Request, AppendResult Result, long From, long To)>());
        var heard = 0L; // head of the log that callers know of
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            for (var n = 0; n < 15; n++)
            {
                var (request, from) = (gambler.Next(), Volatile.Read(ref heard));
                var result = await store.AppendAsync(request, default);
                gambler.Hear(request, result);
                if (result is AppendResult.Appended appended) InterlockedMax(ref heard, appended.Last.Value);
                answers.Add((request, result, from, (await store.HeadAsync(default)).Value));
            }
        })));

        // What was applied, applied in the order of the positions, gives these very positions.
        var states = new List<Model> { Start };
        var applied = answers.Where(answer => answer.Result is AppendResult.Appended);
        foreach (var (request, result, _, _) in applied.OrderBy(answer => ((AppendResult.Appended)answer.Result).First))
        {
            var (next, expected) = states[^1].Append(request);
            Assert.Equal(expected, Timeless(result));
            states.Add(next);
        }

        // What was refused had to be, at some moment between question and answer.
        foreach (var (request, result, from, to) in answers.Where(answer => answer.Result is not AppendResult.Appended))
            Assert.Contains(
                result,
                states.Where(state => state.Head >= from && state.Head <= to).Select(state => state.Append(request).Result));
    });

    private static void Check(int tests, Func<PostgresEventStore, int, Task> law)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(tests);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => RunAsync(law, seed).GetAwaiter().GetResult()).Check(config);
    }

    private static async Task RunAsync(Func<PostgresEventStore, int, Task> law, int seed)
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        await EventStoreSchema.ApplyAsync(database.DataSource, default);
        for (var budget = 0; budget < Arena.Budgets; budget++)
            await database.ExecuteAsync($"insert into mt_budgets (id, ceiling) values ('{Arena.Budget(budget)}', {Arena.Limit})");

        await using var store = new PostgresEventStore(
            new EventStoreOptions { ConnectionString = database.ConnectionString }, Arena.Types());
        await law(store, seed);
    }

    private static AppendResult Timeless(AppendResult result) =>
        result is AppendResult.Appended appended ? appended with { RecordedAt = default } : result;

    private static void InterlockedMax(ref long target, long value)
    {
        for (var seen = Volatile.Read(ref target); seen < value;)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
