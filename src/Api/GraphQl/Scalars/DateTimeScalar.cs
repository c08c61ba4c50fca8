using System.Globalization;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Scalars;

/// <summary>scalar DateTime — an instant, kept to the microsecond.</summary>
internal static class DateTimeScalar
{
    public static readonly ScalarTypeDefinition Definition = new("DateTime")
    {
        Description = "An instant in the form of RFC 3339, with its offset; answers are in UTC.",
        SpecifiedByUrl = "https://www.rfc-editor.org/rfc/rfc3339",
        CoerceVariable = static value => value is string text ? Parse(text) : throw Wrong(),
        CoerceLiteral = static (literal, _) => literal is StringValueNode text ? Parse(text.Value) : throw Wrong(),
        CoerceResult = static value => Written(((DateTimeOffset)value).UtcDateTime),
    };

    // A listing has thousands of them: "O" is written far faster than a pattern of our own, and has only its last zeros too many.
    private static string Written(DateTime time)
    {
        const int ToTheMicrosecond = 26;
        Span<char> text = stackalloc char[ToTheMicrosecond + 2];
        time.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        return $"{text[..ToTheMicrosecond].TrimEnd('0').TrimEnd('.')}Z";
    }

    // Without an offset it would be an instant in nobody knows which zone.
    private static DateTimeOffset Parse(string text)
    {
        var hasOffset = text is [.., 'Z' or 'z'] or [.., '+' or '-', _, _, ':', _, _];
        return hasOffset && text.Length >= 20 && text[10] is 'T' or 't'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToUniversalTime()
            : throw Wrong();
    }

    private static CoercionException Wrong() => new("DateTime takes text in the form of RFC 3339, as 2026-08-01T12:00:00Z.");
}
