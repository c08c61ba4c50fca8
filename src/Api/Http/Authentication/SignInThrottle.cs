using System.Net;
using System.Net.Sockets;
using EventStore;

namespace Api.Http.Authentication;

/// <summary>
/// Counts different wrong passwords for one name from one network. Somebody who guesses has to wait; the right password from elsewhere
/// is never locked out, and a client that keeps sending one old password is one guess only.
/// </summary>
internal sealed class SignInThrottle(int failuresMax, TimeSpan within, int keptMax, TimeProvider clock)
{
    private const int V4NetworkBytes = 3;
    private const int V6NetworkBytes = 8;

    private sealed class Failures(long since)
    {
        /// <summary>Wrong credentials, with the account's credential version that they were wrong for.</summary>
        public Dictionary<UInt128, LogPosition> Wrong { get; } = [];

        public long Since => since;
    }

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, UInt128 Network), Failures> _failures = [];

    /// <summary>Whether a further guess has to wait, and how long.</summary>
    public bool MustWait(string name, IPAddress? address, UInt128 digest, out TimeSpan wait)
    {
        wait = default;
        lock (_lock)
        {
            if (Current((name, NetworkOf(address))) is not { } failures) return false;
            if (failures.Wrong.Count < failuresMax || failures.Wrong.ContainsKey(digest)) return false;
            wait = within - clock.GetElapsedTime(failures.Since);
            return true;
        }
    }

    /// <summary>Whether these very credentials were found wrong a moment ago, for the same state of the account.</summary>
    public bool IsKnownWrong(string name, IPAddress? address, UInt128 digest, LogPosition credentialVersion)
    {
        lock (_lock)
        {
            return Current((name, NetworkOf(address))) is { } failures
                && failures.Wrong.TryGetValue(digest, out var version) && version == credentialVersion;
        }
    }

    public void Failed(string name, IPAddress? address, UInt128 digest, LogPosition credentialVersion)
    {
        var key = (name, NetworkOf(address));
        lock (_lock)
        {
            if (Current(key) is not { } failures)
            {
                if (_failures.Count >= keptMax) MakeRoom();
                failures = _failures[key] = new(clock.GetTimestamp());
            }

            if (failures.Wrong.Count < failuresMax || failures.Wrong.ContainsKey(digest)) failures.Wrong[digest] = credentialVersion;
        }
    }

    private Failures? Current((string, UInt128) key)
    {
        if (!_failures.TryGetValue(key, out var failures)) return null;
        if (clock.GetElapsedTime(failures.Since) < within) return failures;
        _failures.Remove(key);
        return null;
    }

    // Dictionaries list what was added first first, as long as nothing is removed: close enough to the oldest.
    private void MakeRoom()
    {
        foreach (var (key, failures) in _failures)
            if (clock.GetElapsedTime(failures.Since) >= within) _failures.Remove(key);
        foreach (var key in _failures.Keys.Take(_failures.Count - (keptMax / 2)).ToList()) _failures.Remove(key);
    }

    // A household or a cloud machine has a /64 of its own; of IPv4 a /24 is seldom more than one provider's customers.
    private static UInt128 NetworkOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out _)) return default;
        bytes[(address.AddressFamily == AddressFamily.InterNetwork ? V4NetworkBytes : V6NetworkBytes)..].Clear();
        return BitConverter.ToUInt128(bytes);
    }
}
