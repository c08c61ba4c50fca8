using System.Globalization;

namespace Projections.Search.Kql;

/// <summary>
/// Points and stretches of time. A value stands for all of the stretch that it names (a day, a month, a second, "last week"): <c>=</c> is
/// within it, <c>&lt;</c> before it, <c>&gt;</c> after it. Without a zone it is UTC.
/// </summary>
internal static class Instants
{
    private static readonly (string Format, Func<DateTimeOffset, DateTimeOffset> End)[] Forms =
    [
        ("yyyy", t => t.AddYears(1)),
        ("yyyy-MM", t => t.AddMonths(1)),
        ("yyyy-MM-dd", t => t.AddDays(1)),
        ("yyyy-MM-dd'T'HH:mm", t => t.AddMinutes(1)),
        ("yyyy-MM-dd'T'HH:mmK", t => t.AddMinutes(1)),
        ("yyyy-MM-dd'T'HH:mm:ss", t => t.AddSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ssK", t => t.AddSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", t => t.AddMicroseconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", t => t.AddMicroseconds(1)),
    ];

    public static Expr? Term(Comparison comparison, string text, DateTimeOffset now) => Stretch(text, now) is not var (from, until) ? null :
        comparison switch
        {
            Comparison.Less => new Expr.Mtime(null, from),
            Comparison.LessOrEqual => new Expr.Mtime(null, until),
            Comparison.Greater => new Expr.Mtime(until, null),
            Comparison.GreaterOrEqual => new Expr.Mtime(from, null),
            _ => new Expr.Mtime(from, until),
        };

    private static (DateTimeOffset From, DateTimeOffset Until)? Stretch(string text, DateTimeOffset now) =>
        OfWords(text.ToLowerInvariant(), new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero)) ?? OfDate(text.ToUpperInvariant());

    private static (DateTimeOffset, DateTimeOffset)? OfWords(string words, DateTimeOffset today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var month = today.AddDays(1 - today.Day);
        var year = new DateTimeOffset(today.Year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var tomorrow = today.AddDays(1);
        return words switch
        {
            "today" => (today, tomorrow),
            "yesterday" => (today.AddDays(-1), today),
            "this week" => (monday, monday.AddDays(7)),
            "last week" => (monday.AddDays(-7), monday),
            "last 7 days" => (today.AddDays(-6), tomorrow),
            "this month" => (month, month.AddMonths(1)),
            "last month" => (month.AddMonths(-1), month),
            "last 30 days" => (today.AddDays(-29), tomorrow),
            "this year" => (year, year.AddYears(1)),
            "last year" => (year.AddYears(-1), year),
            _ => null,
        };
    }

    private static (DateTimeOffset, DateTimeOffset)? OfDate(string text)
    {
        foreach (var (format, end) in Forms)
        {
            const DateTimeStyles utc = DateTimeStyles.AssumeUniversal;
            if (!DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, utc, out var from)) continue;

            // The first and last years of the calendar have no neighbours to reckon with.
            return from.UtcDateTime.Year is 1 or 9999 ? null : (from.ToUniversalTime(), end(from).ToUniversalTime());
        }

        return null;
    }
}
