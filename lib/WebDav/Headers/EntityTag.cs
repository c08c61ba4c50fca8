namespace WebDav;

/// <summary>An entity tag, without its quotes. RFC 9110 §8.8.3.</summary>
public readonly record struct EntityTag(string Opaque, bool IsWeak = false)
{
    /// <summary>Both strong and equal. RFC 9110 §8.8.3.2.</summary>
    public bool MatchesStrongly(EntityTag other) => !IsWeak && !other.IsWeak && Opaque == other.Opaque;

    /// <summary>Equal, weak or not.</summary>
    public bool MatchesWeakly(EntityTag other) => Opaque == other.Opaque;

    /// <summary>As in a header, with its quotes.</summary>
    public override string ToString() => IsWeak ? $"W/\"{Opaque}\"" : $"\"{Opaque}\"";

    public static bool TryParse(ReadOnlySpan<char> text, out EntityTag tag) => TryTake(ref text, out tag) && text.IsEmpty;

    /// <summary>Takes a tag from the front of <paramref name="rest"/>.</summary>
    internal static bool TryTake(ref ReadOnlySpan<char> rest, out EntityTag tag)
    {
        tag = default;
        var isWeak = rest.StartsWith("W/", StringComparison.Ordinal);
        var text = isWeak ? rest[2..] : rest;
        if (text is not ['"', ..]) return false;
        var length = text[1..].IndexOf('"');
        if (length < 0) return false;
        var opaque = text.Slice(1, length);
        if (opaque.ContainsAnyInRange('\0', ' ') || opaque.Contains('\u007f')) return false;
        tag = new EntityTag(opaque.ToString(), isWeak);
        rest = text[(length + 2)..];
        return true;
    }
}
