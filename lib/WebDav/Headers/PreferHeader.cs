namespace WebDav;

/// <summary>What a client would like the answer to be. RFC 7240; RFC 8144 for WebDAV.</summary>
public static class PreferHeader
{
    /// <summary>Whether <c>return=minimal</c> is among the preferences: no propstats of properties that are not there.</summary>
    public static bool IsReturnMinimal(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(','))
        {
            var preference = text[range];
            var end = preference.IndexOf(';');
            if (end >= 0) preference = preference[..end];
            var equals = preference.IndexOf('=');
            if (equals < 0 || !preference[..equals].Trim().Equals("return", StringComparison.OrdinalIgnoreCase)) continue;
            if (preference[(equals + 1)..].Trim().Trim('"').Equals("minimal", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
