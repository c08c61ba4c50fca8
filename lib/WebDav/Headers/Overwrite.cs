namespace WebDav;

/// <summary>Whether COPY and MOVE may replace what stands at the destination. RFC 4918 §10.6.</summary>
public static class OverwriteHeader
{
    /// <summary>An absent or empty header means yes; anything but T and F is an error.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out bool overwrite)
    {
        text = text.Trim();
        overwrite = text is "" or "T" or "t";
        return overwrite || text is "F" or "f";
    }
}
