using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventStore.Subscriptions;

/// <summary>
/// One connection per process that hears of every append and every projected batch, whoever made them. It is also how a process notices
/// that the database went away.
/// </summary>
internal sealed class LogListener(string connectionString, PostgresEventStore store, DatabaseCheckpoints checkpoints, ILogger log)
{
    /// <summary>Held in share by every process that listens, so that each can see whether it is alone.</summary>
    private const long ListenersLock = 7310314908113137003;

    private const int LookAroundEvery = 1000;

    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(250);
    private readonly string _connectionString = Sessions.Dedicated(connectionString, "listener");

    public async Task RunAsync(CancellationToken ct)
    {
        var isLost = false;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                checkpoints.LoseSight();
                if (!isLost) log.LogWarning("The database is out of sight: {Reason}", e.Message);
                isLost = true;
                await Task.Delay(RetryEvery, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            isLost = false;
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(ct);
        connection.Notification += (_, note) => Hear(note);
        await using (var listen = new NpgsqlCommand(
            $"listen {Doorbell.Channel}; select pg_advisory_lock_shared({ListenersLock})", connection))
            await listen.ExecuteNonQueryAsync(ct);

        var head = await store.HeadAsync(ct);
        store.HighWater.Raise(head);
        await checkpoints.RegainSightAsync(head, ct);

        while (true)
        {
            await LookAroundAsync(connection, ct);
            for (var next = Environment.TickCount64 + LookAroundEvery; next - Environment.TickCount64 is > 0 and var left;)
                await connection.WaitAsync(TimeSpan.FromMilliseconds(left), ct);
        }
    }

    /// <summary>Nobody rings where nobody else listens.</summary>
    private async Task LookAroundAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var count = new NpgsqlCommand($"""
            select count(*) from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and objsubid = 1
              and classid = {ListenersLock >> 32} and objid = {ListenersLock & uint.MaxValue}
              and database = (select oid from pg_database where datname = current_database())
            """, connection);
        store.Bell.IsHeard = (long)(await count.ExecuteScalarAsync(ct))! > 1;
    }

    private void Hear(NpgsqlNotificationEventArgs note)
    {
        var (name, position) = Doorbell.Parse(note.Payload);
        if (name.Length == 0) store.HighWater.Raise(new LogPosition(position));
        else checkpoints.Of(name).Raise(position);
    }
}
