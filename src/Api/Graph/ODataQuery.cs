using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Api.Graph;

/// <param name="Property">What is compared: <c>driveType</c>, <c>memberOf/id</c> of any member of a collection.</param>
internal readonly record struct ODataCondition(string Property, string Value);

/// <summary>As much of OData's query options as LibreGraph's clients use.</summary>
internal sealed partial class ODataQuery
{
    public const int FilterMaxChars = 2_000;

    /// <summary>Rows of one answer, also when the client asks for more or does not say.</summary>
    public const int TopMax = 1_000;

    private readonly string _select;
    private readonly string _expand;

    private ODataQuery(HttpRequest request)
    {
        var query = request.Query;
        Search = query["$search"].ToString().Trim().Trim('"');
        OrderBy = query["$orderby"].ToString().Trim();
        _expand = query["$expand"].ToString();
        _select = query["$select"].ToString();
        HasCount = query["$count"] == "true";
        if (query["$top"] is [{ } top])
        {
            if (int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)) Top = Math.Min(rows, TopMax);
            else Refusal = GraphRefusal.Invalid("$top is no number.");
        }

        if (query["$skip"] is [{ } skip])
        {
            if (int.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)) Skip = rows;
            else Refusal = GraphRefusal.Invalid("$skip is no number.");
        }

        var filter = query["$filter"].ToString();
        if (filter.Length <= FilterMaxChars && TryParse(filter, out var anyOf)) Filter = anyOf;
        else Refusal = GraphRefusal.Invalid("$filter is not understood.");
    }

    /// <summary>Why the options are not understood, if they are not.</summary>
    public GraphRefusal? Refusal { get; }

    /// <summary>One of these has to hold in all its conditions. Empty: everything passes.</summary>
    public IReadOnlyList<IReadOnlyList<ODataCondition>> Filter { get; } = [];

    public string Search { get; }

    /// <summary>A property, perhaps with <c>asc</c> or <c>desc</c>.</summary>
    public string OrderBy { get; }

    public int Top { get; } = TopMax;

    /// <summary>Rows left out before the first.</summary>
    public int Skip { get; }

    public bool HasCount { get; }

    public static ODataQuery Of(HttpRequest request) => new(request);

    public bool Expands(string name) => _expand.Contains(name, StringComparison.Ordinal);

    /// <summary>Whether a member of the answer is wanted: every one is, when none is named.</summary>
    public bool Selects(string name) => _select.Length == 0 || _select.Split(',').Any(each => each.Trim() == name);

    /// <summary>Those that pass the filter. A property that <paramref name="holds"/> does not know refuses the request.</summary>
    /// <param name="holds">Null: there is no such property.</param>
    public (IReadOnlyList<T> Rows, GraphRefusal? Refusal) Keep<T>(IEnumerable<T> rows, Func<T, ODataCondition, bool?> holds)
    {
        if (Refusal is not null) return ([], Refusal);
        var isUnknown = false;
        var kept = rows.Where(row => Filter.Count == 0 || Filter.Any(all => all.All(condition => Holds(row, condition)))).ToList();
        return isUnknown ? ([], GraphRefusal.Invalid("$filter names what cannot be filtered by.")) : (kept, null);

        bool Holds(T row, ODataCondition condition)
        {
            if (holds(row, condition) is { } answer) return answer;
            isUnknown = true;
            return false;
        }
    }

    /// <summary>In the order asked for; as they are when none, or an unknown one, is asked for.</summary>
    public IReadOnlyList<T> Sort<T>(IReadOnlyList<T> rows, Func<T, string, IComparable?> keyOf)
    {
        if (OrderBy.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var property, .. var direction]) return rows;
        return direction is ["desc"]
            ? [.. rows.OrderByDescending(row => keyOf(row, property))]
            : [.. rows.OrderBy(row => keyOf(row, property))];
    }

    private static bool TryParse(string text, out IReadOnlyList<IReadOnlyList<ODataCondition>> anyOf)
    {
        var found = new List<List<ODataCondition>>();
        anyOf = found;
        if (string.IsNullOrWhiteSpace(text)) return true;
        found.Add([]);
        for (var at = 0; at < text.Length;)
        {
            var match = Condition().Match(text, at);
            if (!match.Success) return false;
            var member = match.Groups["member"].Value;
            var property = match.Groups["name"].Value;
            var value = match.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal);
            found[^1].Add(new(member.Length == 0 ? property : $"{property}/{member}", value));
            at = match.Index + match.Length;
            var join = match.Groups["join"].Value;
            if (join.Length == 0) return at == text.Length;
            if (join == "or") found.Add([]);
        }

        return false;
    }

    [GeneratedRegex(
        @"\G\s*(?<name>\w{1,64})(/any\(\s*\w{1,16}\s*:\s*\w{1,16}/(?<member>\w{1,64}))?"
            + @"\s+eq\s+'(?<value>([^']|'')*)'(?(member)\s*\))\s*((?<join>and|or)\s|$)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();
}
