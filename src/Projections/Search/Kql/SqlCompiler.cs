using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Projections.Search.Kql;

/// <summary>
/// A query's condition on a row of <c>search.nodes n</c>. The text holds column names and operators; every value is a parameter.
/// </summary>
/// <param name="Score">How well a row's name fits the words asked for: 0 to 1.</param>
public sealed record CompiledQuery(string Condition, string Score);

/// <summary>
/// Expression → parameterised SQL. No condition is ever null, whatever the row, so that NOT means what it says.
/// </summary>
/// <param name="values">The statement's parameters, the spaces first; values are added behind those that are there.</param>
public sealed class SqlCompiler(List<object> values)
{
    /// <summary>Words that the score looks at.</summary>
    private const int ScoredMax = 8;

    private readonly List<string> _scores = [];

    /// <param name="query">Without scopes: <see cref="Scopes.Split"/> takes them out first.</param>
    public CompiledQuery Compile(Expr query)
    {
        var condition = Condition(query, isWanted: true);
        var score = _scores.Count == 0 ? "0::real" : $"greatest({string.Join(", ", _scores)})";
        return new CompiledQuery(condition, score);
    }

    private string Condition(Expr expression, bool isWanted) => expression switch
    {
        Expr.And e => Joined(e.Parts, " and ", isWanted),
        Expr.Or e => Joined(e.Parts, " or ", isWanted),
        Expr.Not e => $"not {Condition(e.Part, !isWanted)}",
        Expr.Name e => Name(e.Pattern, isWanted),
        Expr.Tag e => Tag(e.Pattern),
        Expr.MediaType e => $"(not n.is_folder and n.mime like any ({Value(e.Types.Select(type => type.ToLike()).ToArray())}))",
        Expr.Size e => $"(not n.is_folder and n.size {Operator(e.Comparison)} {Value(e.Bytes)})",
        Expr.Mtime e => Mtime(e),
        Expr.Kind e => e.IsFolder ? "n.is_folder" : "(not n.is_folder)",
        Expr.Id e => $"(n.id = {Value(e.Node)})",
        Expr.InSpace e => $"(n.space = {Value(e.Space)})",
        Expr.Hidden e => e.Is ? "(n.folded like '.%')" : "(n.folded not like '.%')",
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    private string Joined(IReadOnlyList<Expr> parts, string by, bool isWanted) =>
        $"({string.Join(by, parts.Select(part => Condition(part, isWanted)))})";

    /// <param name="isWanted">Whether the name speaks for a row, not against it: then it counts for the score.</param>
    private string Name(Pattern pattern, bool isWanted)
    {
        var folded = new Pattern([.. pattern.Literals.Select(literal => literal.ToLowerInvariant())], pattern.Wildcards);
        if (isWanted && folded.Text.Length > 0 && _scores.Count < ScoredMax)
            _scores.Add($"public.similarity(n.folded, normalize({Value(folded.Text)}, nfc))");

        return $"(n.folded like normalize({Value(folded.ToLike())}, nfc))";
    }

    // Tags are core's: they are found by as soon as they are given. One look-up of all that bear it, not one for each row.
    private string Tag(Pattern pattern) =>
        "(n.id in (select t.node from core.tags t where t.space = any($1)"
        + $" and lower(t.name collate \"default\") like lower({Value(pattern.ToLike())})))";

    private string Mtime(Expr.Mtime e)
    {
        var text = new StringBuilder();
        if (e.From is { } from) text.Append(CultureInfo.InvariantCulture, $"n.mtime >= {Value(from)}");
        if (e is { From: not null, Until: not null }) text.Append(" and ");
        if (e.Until is { } until) text.Append(CultureInfo.InvariantCulture, $"n.mtime < {Value(until)}");
        return $"({text})";
    }

    private static string Operator(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        _ => "=",
    };

    private string Value(object value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${values.Count}");
    }
}
