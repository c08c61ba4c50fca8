using System.Globalization;
using System.Text;

namespace Server.Cli.Events;

/// <summary>
/// Text that somebody else chose, for a terminal or a line of a file: one line, no colours, no cursor, nothing that runs backwards.
/// A name can hold all of that and would else forge lines of the log.
/// </summary>
internal static class Printable
{
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\\') line.Append(@"\\");
            else if (IsHarmless(rune)) line.Append(rune);
            else line.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }

        return line.ToString();
    }

    /// <summary>JSON that means the same and shows nothing but itself.</summary>
    public static string Json(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHarmless(rune)) line.Append(rune);
            else foreach (var c in rune.ToString()) line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return line.ToString();
    }

    // Format is the class of marks that change direction or join letters, of soft hyphens and of the byte order mark: none of them is
    // seen, all can make two names look alike.
    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
