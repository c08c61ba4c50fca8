namespace GraphQl.Execution;

/// <summary>A list whose items come one after the other. One is asked for at a time, and none before the caller has taken what is there.</summary>
internal sealed class AsyncItems(IAsyncEnumerable<object?> sequence, CancellationToken ct)
{
    private readonly IAsyncEnumerator<object?> _items = sequence.GetAsyncEnumerator(ct);
    private Task _asked = Task.CompletedTask;

    /// <summary>Those that belong to the list as it is first delivered.</summary>
    public List<object?> First { get; } = [];

    public bool IsEnded { get; private set; }

    /// <summary>Gives itself, with as many items as are to come at once.</summary>
    public async Task<object?> TakeAsync(int count)
    {
        while (First.Count < count && await NextAsync() is { } next) First.Add(next.Item);
        return this;
    }

    public Task<PulledItem?> NextAsync()
    {
        var next = MoveAsync();
        _asked = next;
        return next;
    }

    /// <summary>Nobody asks any more. What was asked for has to come first: until then the source cannot be let go.</summary>
    public async Task CloseAsync()
    {
        await _asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        IsEnded = true;
        await _items.DisposeAsync();
    }

    private async Task<PulledItem?> MoveAsync()
    {
        if (await _items.MoveNextAsync()) return new(_items.Current);
        IsEnded = true;
        return null;
    }
}

internal sealed record PulledItem(object? Item);
