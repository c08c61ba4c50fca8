using Commands;

namespace Api.Http;

/// <summary>Whether a command that was too late is tried again: until <see cref="Limits.ContendedMax"/> after it was too late first.</summary>
internal sealed class Tries(TimeProvider clock)
{
    private long? _lostAt;

    public bool MayGoOn => _lostAt is not { } lostAt || clock.GetElapsedTime(lostAt) < Limits.ContendedMax;

    /// <summary>Somebody else was faster.</summary>
    public void Lose() => _lostAt ??= clock.GetTimestamp();
}
