namespace Api.Http;

/// <summary>
/// Lets those who lost a race for the same thing go on one after another. Without it, many writers of one file would lose to each
/// other again and again, each time with all their work. Who comes first tries without waiting for a turn.
/// </summary>
public sealed class Turns
{
    private const int Lanes = 256;

    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1))];

    /// <param name="key">What is raced for. Different things may share a lane: that costs time only.</param>
    /// <returns>To be disposed when the turn is over.</returns>
    public async ValueTask<IDisposable> TakeAsync(int key, CancellationToken ct)
    {
        var lane = _lanes[(uint)key % Lanes];
        await lane.WaitAsync(ct);
        return new Turn(lane);
    }

    private sealed class Turn(SemaphoreSlim lane) : IDisposable
    {
        private SemaphoreSlim? _lane = lane;

        public void Dispose() => Interlocked.Exchange(ref _lane, null)?.Release();
    }
}
