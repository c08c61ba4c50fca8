using Domain;
using EventStore.Subscriptions;
using Npgsql;
using Projections.Core;
using Server.Postgres;
using Server.Setup;

namespace Server.Cli;

/// <summary>What a command works with: the database, and the ledger in it with read models that are up to date.</summary>
internal sealed class CliSession : IAsyncDisposable
{
    private static readonly TimeSpan CatchUpMax = TimeSpan.FromMinutes(10);

    private readonly Database _database;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _projecting;
    private readonly IReadOnlyList<ProjectionDefinition> _needed;

    private CliSession(Database database, IReadOnlyList<ProjectionDefinition> needed)
    {
        (_database, _needed) = (database, needed);
        Ledger = new Ledger(database.ConnectionString, database.IsAlone ? needed : [], TimeProvider.System);
        _projecting = Ledger.ProjectAsync(_stop.Token);
    }

    public Ledger Ledger { get; }

    public static Task<CliSession> OpenAsync(ServerSettings settings, CancellationToken ct) =>
        OpenAsync(settings, [CoreDefinition.Instance], ct);

    /// <param name="needed">The read models that the command reads.</param>
    public static async Task<CliSession> OpenAsync(
        ServerSettings settings, IReadOnlyList<ProjectionDefinition> needed, CancellationToken ct)
    {
        var database = await Database.OpenAsync(settings, ct);
        try
        {
            await using (var source = NpgsqlDataSource.Create(database.ConnectionString)) await Schema.ApplyAsync(source, ct);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }

        var session = new CliSession(database, needed);
        try
        {
            if (database.IsAlone) await session.CatchUpAsync(ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <param name="command">The command's name, without what it was given.</param>
    public static Envelope Envelope(string command) =>
        Domain.Envelope.System($"opencloud {command}") with { AuthMethod = "cli", Reason = "admin" };

    public async Task<UserRow> FindUserAsync(string name, CancellationToken ct) =>
        await Ledger.Core.UserByNameAsync(name.ToLowerInvariant(), ct) ?? throw new CommandFailedException($"There is no account {name}.");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _projecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Ledger.DisposeAsync();
        await _database.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>No server follows the log now: what happened last before it ended has to be found all the same.</summary>
    private async Task CatchUpAsync(CancellationToken ct)
    {
        var head = await Ledger.Store.HeadAsync(ct);
        foreach (var readModel in _needed)
        {
            if (await Ledger.Checkpoints.WaitForAsync(readModel.Name, head, CatchUpMax, ct)) continue;
            throw new CommandFailedException(
                $"The read model {readModel.Name} cannot be brought up to date: see opencloud projections list.");
        }
    }
}
