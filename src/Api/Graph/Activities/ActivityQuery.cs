using System.Globalization;

namespace Api.Graph.Activities;

/// <summary>What clients ask for in the words of KQL: <c>itemid:ID AND depth:n AND limit:n AND sort:asc</c>.</summary>
/// <param name="Depth">Levels below the item; null: all.</param>
internal sealed record ActivityQuery(string ItemId, int? Depth, int Limit, bool IsOldestFirst)
{
    private const int LimitDefault = 200, LimitMax = 1_000;

    /// <summary>Null when it is not understood, or names no item.</summary>
    public static ActivityQuery? Parse(string kql)
    {
        var query = new ActivityQuery("", Depth: null, LimitDefault, IsOldestFirst: false);
        foreach (var term in kql.Split(" AND ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = term.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) return null;
            var (key, value) = (term[..colon].ToLowerInvariant(), term[(colon + 1)..].Trim('"'));
            var isNumber = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
            switch (key)
            {
                case "itemid": query = query with { ItemId = value }; break;
                case "depth" when isNumber: query = query with { Depth = number < 0 ? null : number }; break;
                case "limit" when isNumber && number > 0: query = query with { Limit = Math.Min(number, LimitMax) }; break;
                case "sort" when value is "asc" or "desc": query = query with { IsOldestFirst = value == "asc" }; break;
                default: return null;
            }
        }

        return query.ItemId.Length == 0 ? null : query;
    }
}
