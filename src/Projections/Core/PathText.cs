namespace Projections.Core;

internal static class PathText
{
    /// <summary>No node and nobody has this name; it stands for text that PostgreSQL cannot take, or that would be two names.</summary>
    private const string Impossible = ".";

    public static string Sendable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\0' or '/') return Impossible;
            if (!char.IsSurrogate(c)) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1])) return Impossible;
            i++;
        }

        return text;
    }
}
