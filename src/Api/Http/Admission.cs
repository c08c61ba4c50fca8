namespace Api.Http;

/// <summary>
/// Lets a bounded number of requests work at once and a bounded number wait for a short time, in the order of their coming. Past that
/// a request is turned away at once, which costs next to nothing: the server stays as fast as it can be for those it serves.
/// </summary>
internal sealed class Admission(int concurrentMax, int waitingMax, TimeSpan waitMax)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource<bool>> _waiting = new();
    private int _working;

    public int Working => Volatile.Read(ref _working);

    /// <summary>True: go on, and call <see cref="Leave"/> at the end.</summary>
    public ValueTask<bool> EnterAsync(CancellationToken ct)
    {
        LinkedListNode<TaskCompletionSource<bool>> place;
        lock (_lock)
        {
            if (_working < concurrentMax)
            {
                _working++;
                return new(true);
            }

            if (_waiting.Count >= waitingMax) return new(false);
            place = _waiting.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return new(WaitAsync(place, ct));
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (_waiting.First is { } next)
            {
                _waiting.RemoveFirst();
                next.Value.SetResult(true);
            }
            else
            {
                _working--;
            }
        }
    }

    private async Task<bool> WaitAsync(LinkedListNode<TaskCompletionSource<bool>> place, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(waitMax);
        await using var giveUp = limit.Token.Register(() =>
        {
            lock (_lock)
            {
                // Whoever is no longer in the list has been let in at this very moment.
                if (place.List is null) return;
                _waiting.Remove(place);
                place.Value.SetResult(false);
            }
        });
        return await place.Value.Task;
    }
}
