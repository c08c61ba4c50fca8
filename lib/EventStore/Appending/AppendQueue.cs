using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EventStore.Appending;

/// <summary>
/// Commands that wait, oldest first, packed into batches. A command that conflicts with an older one of the batch stays for the next,
/// where it is among the oldest: nothing starves.
/// </summary>
internal sealed class AppendQueue(EventStoreOptions options) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _filled = new(0);
    private readonly ClaimedKeys _claimed = new();
    private List<PendingAppend> _waiting = [];
    private List<PendingAppend> _kept = [];
    private bool _isClosed;

    /// <exception cref="EventStoreUnavailableException">The queue is full or closed.</exception>
    public void Add(PendingAppend pending)
    {
        lock (_lock)
        {
            if (_isClosed) throw new EventStoreUnavailableException("The store is shutting down.");
            if (_waiting.Count >= options.QueueMax)
                throw new EventStoreUnavailableException($"{options.QueueMax} commands wait for the log already.");

            _waiting.Add(pending);
            if (_filled.CurrentCount == 0) _filled.Release();
        }
    }

    /// <summary>No more commands are taken in; what waits is still handed out.</summary>
    public void Close()
    {
        lock (_lock)
        {
            if (_isClosed) return;
            _isClosed = true;
            if (_filled.CurrentCount == 0) _filled.Release();
        }
    }

    /// <summary>Fills <paramref name="batch"/> with what can go together now. False when the queue is closed and empty.</summary>
    public async ValueTask<bool> TakeAsync(List<PendingAppend> batch)
    {
        batch.Clear();
        while (true)
        {
            lock (_lock)
            {
                Pack(batch);
                if (batch.Count > 0) return true;
                if (_isClosed) return false;
            }

            await _filled.WaitAsync();
        }
    }

    /// <summary>Takes a command out that no batch has taken yet.</summary>
    public bool Remove(PendingAppend pending)
    {
        lock (_lock) return _waiting.Remove(pending);
    }

    /// <summary>Takes out everything past its deadline.</summary>
    public IReadOnlyList<PendingAppend> RemoveExpired()
    {
        var now = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            // Deadlines are all the same distance away, so the oldest expires first.
            var count = 0;
            while (count < _waiting.Count && _waiting[count].Deadline < now) count++;
            if (count == 0) return [];

            var expired = _waiting.GetRange(0, count);
            _waiting.RemoveRange(0, count);
            return expired;
        }
    }

    public void Dispose() => _filled.Dispose();

    private void Pack(List<PendingAppend> batch)
    {
        var sizeBytes = 0L;
        var i = 0;
        for (; i < _waiting.Count && batch.Count < options.BatchCommandsMax; i++)
        {
            var pending = _waiting[i];
            if (batch.Count > 0 && sizeBytes + pending.SizeBytes > options.BatchMaxBytes) break;

            if (_claimed.TryClaim(pending.Request))
            {
                batch.Add(pending);
                sizeBytes += pending.SizeBytes;
            }
            else
            {
                _kept.Add(pending);
            }
        }

        _kept.AddRange(CollectionsMarshal.AsSpan(_waiting)[i..]);
        _waiting.Clear();
        (_waiting, _kept) = (_kept, _waiting);
        _claimed.Clear();
    }
}
