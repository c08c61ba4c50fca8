using System.Globalization;

namespace Api.Http;

/// <summary>Times as the sync clients write them: seconds since 1970, perhaps with a fraction.</summary>
internal static class ClientTime
{
    private const decimal SecondsMax = 253_402_300_799; // the last second of the year 9999
    private const decimal SecondsMin = -SecondsMax / 8; // some time in the year 966: before that calendars differ
    private const NumberStyles Form = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    /// <summary>In whole microseconds, which is what is kept; null when it is no such time.</summary>
    public static DateTimeOffset? Parse(string text) =>
        decimal.TryParse(text.AsSpan().Trim(), Form, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= SecondsMin and <= SecondsMax
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * 1_000_000) * TimeSpan.TicksPerMicrosecond)
            : null;
}
