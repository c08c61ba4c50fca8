namespace WebDav;

/// <summary>How long a client wishes its lock to live. RFC 4918 §10.7.</summary>
public static class TimeoutHeader
{
    public const int ChoicesMax = 16;

    /// <summary>
    /// The first choice that is understood: <see cref="TimeSpan.MaxValue"/> for Infinite and for anything too large to hold.
    /// Null when there is none; the header is a wish, so a malformed one is no error.
    /// </summary>
    public static TimeSpan? Parse(ReadOnlySpan<char> text)
    {
        var choices = 0;
        foreach (var range in text.Split(','))
        {
            if (choices++ == ChoicesMax) return null;
            if (One(text[range].Trim()) is { } timeout) return timeout;
        }

        return null;
    }

    private static TimeSpan? One(ReadOnlySpan<char> choice)
    {
        const string Seconds = "Second-";
        if (choice.Equals("Infinite", StringComparison.OrdinalIgnoreCase)) return TimeSpan.MaxValue;
        if (!choice.StartsWith(Seconds, StringComparison.OrdinalIgnoreCase)) return null;
        var digits = choice[Seconds.Length..];
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')) return null;

        // The RFC's limit is 2^32 - 1, but clients send more (and beyond 32 bits signed): take it as very long.
        return digits.Length <= 12 && long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var seconds
            && seconds <= (long)TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.MaxValue;
    }
}
