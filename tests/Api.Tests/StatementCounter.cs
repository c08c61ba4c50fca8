using System.Diagnostics;
using Npgsql;

namespace Api.Tests;

/// <summary>Statements that queries ask of the read models, from now on.</summary>
/// <remarks>What else reads in the same database at that moment is counted as well: the fewest of some times are the query's own.</remarks>
public sealed class StatementCounter : IDisposable
{
    /// <summary>Enough for one of them to be undisturbed.</summary>
    public const int Times = 8;

    private readonly string _database;
    private readonly ActivityListener _listener;
    private int _count;

    public StatementCounter(ApiFixture api)
    {
        _database = new NpgsqlConnectionStringBuilder(api.Database.ConnectionString).Database!;
        _listener = new()
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Take,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Count => Volatile.Read(ref _count);

    /// <summary>The fewest that something cost of some times.</summary>
    public static async Task<int> FewestAsync(ApiFixture api, Func<Task> something, int times = Times)
    {
        var fewest = int.MaxValue;
        for (var i = 0; i < times; i++)
        {
            using var counter = new StatementCounter(api);
            await something();
            fewest = Math.Min(fewest, counter.Count);
        }

        return fewest;
    }

    public void Dispose() => _listener.Dispose();

    // Queries read in sessions that are called so; those of the log and of the projections are called otherwise.
    private void Take(Activity statement)
    {
        var source = statement.GetTagItem("db.npgsql.data_source") as string ?? "";
        if (source.Contains(" reads", StringComparison.Ordinal) && source.Contains(_database, StringComparison.Ordinal))
            Interlocked.Increment(ref _count);
    }
}
