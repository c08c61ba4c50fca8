using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventStore.Subscriptions;

/// <summary>
/// Tells other processes of new positions by NOTIFY, only the newest of each name. Never inside the transaction that made them: one that
/// notifies holds a database-wide lock until it is flushed, so that appends and projections would wait for each other's disk
/// (docs/adr/0001). A ring that is lost with its process is made good by the others' slow poll.
/// </summary>
internal sealed class Doorbell(NpgsqlDataSource database, ILogger log) : IAsyncDisposable
{
    public const string Channel = "mt_positions";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _due = [];
    private Task _ringing = Task.CompletedTask;
    private bool _isRinging;

    /// <summary>Whether another process listens, as far as is known.</summary>
    public bool IsHeard { get; set; } = true;

    /// <param name="name">A projection; empty for the log itself.</param>
    public void Ring(string name, long position)
    {
        if (!IsHeard) return;

        lock (_lock)
        {
            _due[name] = position;
            if (_isRinging) return;
            _isRinging = true;
            _ringing = Task.Run(RingAsync);
        }
    }

    /// <summary>The name and the position of a heard notification.</summary>
    public static (string Name, long Position) Parse(string payload)
    {
        var colon = payload.LastIndexOf(':');
        return (payload[..colon], long.Parse(payload.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        IsHeard = false;
        await _ringing;
    }

    private async Task RingAsync()
    {
        while (TakeDue() is { Length: > 0 } payloads)
        {
            try
            {
                await using var notify = database.CreateCommand($"select pg_notify('{Channel}', payload) from unnest($1) as payload");
                notify.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = payloads });
                await notify.ExecuteNonQueryAsync();
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
            {
                log.LogDebug(e, "Other processes could not be told of new positions");
            }
        }
    }

    private string[] TakeDue()
    {
        lock (_lock)
        {
            string[] payloads = [.. _due.Select(due => string.Create(CultureInfo.InvariantCulture, $"{due.Key}:{due.Value}"))];
            _due.Clear();
            _isRinging = payloads.Length > 0;
            return payloads;
        }
    }
}
