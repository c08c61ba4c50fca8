namespace WebDav.Uris;

/// <summary>As much of RFC 3986 as tokens and tags need: a scheme, and only characters that a URI may hold.</summary>
internal static class AbsoluteUri
{
    /// <summary>scheme ":" and at least one character more.</summary>
    public static bool IsPlausible(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && colon < text.Length - 1 && IsScheme(text[..colon]) && HasOnlyUriCharacters(text);
    }

    /// <summary>Simple-ref of RFC 4918 §8.3: an absolute URI or an absolute path.</summary>
    public static bool IsReference(ReadOnlySpan<char> text) =>
        text is ['/', ..] ? HasOnlyUriCharacters(text) : IsPlausible(text);

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        return true;
    }

    /// <summary>Characters beyond ASCII are let through: clients send them unescaped.</summary>
    private static bool HasOnlyUriCharacters(ReadOnlySpan<char> text) =>
        !text.ContainsAnyInRange('\0', ' ') && text.IndexOfAny("<>\"\u007f") < 0;
}
