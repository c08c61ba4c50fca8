namespace WebDav;

/// <summary>How far below a collection a request reaches. RFC 4918 §10.2.</summary>
public enum Depth
{
    Zero,
    One,
    Infinity,
}

public static class DepthHeader
{
    /// <summary>False when the text is none of the three; what an absent header means is the verb's own rule.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Depth depth)
    {
        text = text.Trim();
        depth = text is "0" ? Depth.Zero : text is "1" ? Depth.One : Depth.Infinity;
        return depth != Depth.Infinity || text.Equals("infinity", StringComparison.OrdinalIgnoreCase);
    }
}
