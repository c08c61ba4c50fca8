namespace WebDav;

/// <summary>The token that UNLOCK names. RFC 4918 §10.5.</summary>
public static class LockTokenHeader
{
    public const int CharsMax = 512;

    /// <summary>Takes the token with or without its angle brackets: some clients leave them out.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out string token)
    {
        text = text.Trim();
        if (text is ['<', .., '>']) text = text[1..^1];
        token = text.Length <= CharsMax && Uris.AbsoluteUri.IsPlausible(text) ? text.ToString() : "";
        return token.Length > 0;
    }
}
