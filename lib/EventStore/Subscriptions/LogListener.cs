using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventStore.Subscriptions;

/// <summary>
/// One connection per process that hears of every append and every projected batch, whoever made them. It is also how a process notices that
/// the database went away.
/// </summary>
internal sealed class LogListener(string connectionString, HighWater highWater, DatabaseCheckpoints checkpoints, ILogger log)
{
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
                await Task.Delay(RetryEvery, ct).ContinueWith(static _ => { }, TaskScheduler.Default);
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
        await using (var listen = new NpgsqlCommand("listen mt_log; listen mt_projection", connection)) await listen.ExecuteNonQueryAsync(ct);

        await using (var ask = new NpgsqlCommand("select last_position from mt_log_head where only_row", connection))
        {
            var head = new LogPosition((long)(await ask.ExecuteScalarAsync(ct))!);
            highWater.Raise(head);
            await checkpoints.RegainSightAsync(head, ct);
        }

        while (true) await connection.WaitAsync(ct);
    }

    private void Hear(NpgsqlNotificationEventArgs note)
    {
        if (note.Channel == "mt_log")
        {
            highWater.Raise(new LogPosition(long.Parse(note.Payload, CultureInfo.InvariantCulture)));
            return;
        }

        var colon = note.Payload.LastIndexOf(':');
        checkpoints.Of(note.Payload[..colon]).Raise(long.Parse(note.Payload.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }
}
