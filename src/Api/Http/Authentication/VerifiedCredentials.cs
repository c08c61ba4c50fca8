using System.Collections.Concurrent;

namespace Api.Http.Authentication;

/// <summary>
/// Credentials that were verified a short time ago. Two generations bound both age and number: when the young one is full or old, it
/// becomes the old one, and what was in that is forgotten.
/// </summary>
internal sealed class VerifiedCredentials(TimeSpan keptFor, int max, TimeProvider clock)
{
    private readonly record struct Entry(Caller Caller, long At);

    private readonly Lock _turning = new();
    private ConcurrentDictionary<UInt128, Entry> _young = new();
    private ConcurrentDictionary<UInt128, Entry> _old = new();
    private long _turnedAt = clock.GetTimestamp();

    public Caller? Find(UInt128 digest) =>
        (_young.TryGetValue(digest, out var entry) || _old.TryGetValue(digest, out entry)) && clock.GetElapsedTime(entry.At) < keptFor
            ? entry.Caller
            : null;

    public void Add(UInt128 digest, Caller caller)
    {
        lock (_turning)
        {
            if (_young.Count >= max / 2 || clock.GetElapsedTime(_turnedAt) >= keptFor)
            {
                (_old, _young) = (_young, new());
                _turnedAt = clock.GetTimestamp();
            }

            _young[digest] = new(caller, clock.GetTimestamp());
        }
    }

    public void Forget(UInt128 digest)
    {
        _young.TryRemove(digest, out _);
        _old.TryRemove(digest, out _);
    }
}
