using System.Collections.Concurrent;
using System.Globalization;
using EventStore.Appender;
using Fixtures;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace EventStore.Tests.Laws;

/// <summary>Several processes write to one log, are killed at random moments, as is the database; a reader looks on all the time.</summary>
public sealed class ManyProcessesTests(ITestOutputHelper output)
{
    private const int Callers = 8;

    private readonly ConcurrentBag<string> _answers = [];
    private readonly LogLaws _laws = new();

    [Fact]
    public async Task Any_reader_sees_one_gapless_log_in_which_every_condition_was_kept()
    {
        var random = Seeded();
        await using var database = await PrepareAsync(await PostgresCluster.CreateDatabaseAsync());

        var processes = Enumerable.Range(0, 3).Select(_ => StartProcess(database, random, answers: 1000)).ToArray();
        await WatchAsync(database, EndAsync(processes));

        await CheckAsync(database);
        var kinds = _answers.Select(answer => answer.Split(' ')[0]).ToHashSet();
        Assert.Superset(new HashSet<string> { "appended", "WrongVersion", "Fenced", "NameTaken", "OverBudget" }, kinds);
        output.WriteLine($"{_laws.Commands} appends of {_answers.Count} commands");
    }

    [Fact]
    public async Task A_killed_process_leaves_whole_appends_and_everything_it_acknowledged()
    {
        var random = Seeded();
        await using var database = await PrepareAsync(await PostgresCluster.CreateDatabaseAsync());

        await WatchAsync(database, Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            for (var kill = 0; kill < 3; kill++)
            {
                using var process = StartProcess(database, random, answers: int.MaxValue);
                await AnswersAsync(Locked(random, 10, 300));
                await process.KillAsync();
            }
        })));

        await CheckAsync(database);
        output.WriteLine($"{_laws.Commands} appends, {_answers.Count} answers");
    }

    [Fact]
    public async Task A_killed_database_keeps_whole_appends_and_everything_that_was_acknowledged()
    {
        var random = Seeded();
        await using var cluster = await PostgresCluster.StartAsync();
        await using var database = await PrepareAsync(await cluster.DatabaseAsync());

        var processes = Enumerable.Range(0, 2).Select(_ => StartProcess(database, random, answers: 500)).ToArray();
        var ends = EndAsync(processes);
        var kills = 0;
        var killing = Task.Run(async () =>
        {
            for (; !ends.IsCompleted && kills < 3; kills++)
            {
                await Task.WhenAny(AnswersAsync(Locked(random, 10, 300)), ends);
                await cluster.KillAsync();
                await cluster.RunAsync();
            }
        });
        await WatchAsync(database, Task.WhenAll(ends, killing));

        await CheckAsync(database);
        output.WriteLine($"{_laws.Commands} appends, {_answers.Count} answers, {kills} kills");
    }

    private static async Task EndAsync(AppenderProcess[] processes)
    {
        foreach (var process in processes)
        {
            Assert.Equal(0, await process.EndAsync());
            process.Dispose();
        }
    }

    /// <summary>Waits for so many more answers, so that a slow machine makes the test slow and not weak.</summary>
    private async Task AnswersAsync(int count)
    {
        var end = _answers.Count + count;
        while (_answers.Count < end) await Task.Delay(1);
    }

    private Random Seeded()
    {
        var seed = Environment.GetEnvironmentVariable("OPENCLOUD_TEST_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Environment.TickCount;
        output.WriteLine($"OPENCLOUD_TEST_SEED={seed}");
        return new Random(seed);
    }

    private static int Locked(Random random, int min, int max)
    {
        lock (random) return random.Next(min, max);
    }

    private AppenderProcess StartProcess(TestDatabase database, Random random, int answers) =>
        AppenderProcess.Start(database.ConnectionString, Locked(random, 0, int.MaxValue), Callers, answers, _answers);

    private static async Task<TestDatabase> PrepareAsync(TestDatabase database)
    {
        await EventStoreSchema.ApplyAsync(database.DataSource, default);
        for (var budget = 0; budget < Arena.Budgets; budget++)
            await database.ExecuteAsync($"insert into mt_budgets (id, ceiling) values ('{Arena.Budget(budget)}', {Arena.Limit})");
        return database;
    }

    /// <summary>Reads along while others write, a few events at a time, and to the end once they are done.</summary>
    private async Task WatchAsync(TestDatabase database, Task writing)
    {
        await using var reader = new PostgresEventStore(
            new EventStoreOptions { ConnectionString = database.ConnectionString }, Arena.Types());
        for (var isOver = false; !isOver;)
        {
            isOver = writing.IsCompleted;
            try
            {
                if (isOver) await LastBatchesAsync(database);
                await Task.Delay(isOver ? 0 : 2);
                await foreach (var recorded in reader.ReadLogAsync(_laws.Position, isOver ? int.MaxValue : 100, default))
                    _laws.Read(recorded);
            }
            catch (NpgsqlException) when (!isOver)
            {
                await Task.Delay(20); // the database is being killed
            }
        }

        await writing;
        _laws.MustEndWhole();
    }

    /// <summary>A killed process leaves a session that may still commit the batch it was given.</summary>
    private static async Task LastBatchesAsync(TestDatabase database)
    {
        database.DataSource.Clear();
        while (await database.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and application_name like '%-ledger'") > 0)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>What was acknowledged is in the log, and the tables beside it say what the log says.</summary>
    private async Task CheckAsync(TestDatabase database)
    {
        database.DataSource.Clear(); // a killed server leaves dead connections behind
        Assert.NotEmpty(_answers);
        foreach (var answer in _answers.Select(answer => answer.Split(' ')).Where(answer => answer[0] == "appended"))
            _laws.Holds(Guid.Parse(answer[1]), long.Parse(answer[2]), long.Parse(answer[3]), long.Parse(answer[4]));

        Assert.Equal(_laws.Position.Value, await database.ScalarAsync<long>("select last_position from mt_log_head"));
        Assert.Equal(_laws.Holders.Count, await database.ScalarAsync<long>("select count(*) from mt_reservations"));
        foreach (var (name, holder) in _laws.Holders)
            Assert.Equal(holder, await database.ScalarAsync<Guid>($"select holder from mt_reservations where name = '{name}'"));
        for (var n = 0; n < Arena.Budgets; n++)
            Assert.Equal(_laws.Budgets[n], await database.ScalarAsync<long>($"select used from mt_budgets where id = '{Arena.Budget(n)}'"));
        for (var n = 0; n < Arena.Fences; n++)
            Assert.Equal(_laws.Fences[n], await database.ScalarAsync<long>(
                $"select coalesce(max(advanced_at), 0) from mt_fences where id = '{Arena.Fence(n)}'"));
        Assert.Equal(_laws.Commands, await database.ScalarAsync<long>("select count(*) from mt_commands"));
        Assert.Equal(_laws.Versions.Count, await database.ScalarAsync<long>("select count(*) from mt_streams"));
        Assert.Equal(0, await database.ScalarAsync<long>(
            "select count(*) from mt_streams s where version <> (select max(version) from mt_events e where e.stream_id = s.id)"));
    }
}
