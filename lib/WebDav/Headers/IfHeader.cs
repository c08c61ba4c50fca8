namespace WebDav;

/// <summary>One condition: a state token or an entity tag, perhaps negated.</summary>
/// <param name="Token">Null when the condition is an entity tag.</param>
public readonly record struct IfCondition(bool IsNegated, string? Token, EntityTag Tag)
{
    internal bool HoldsFor(IfState state) =>
        IsNegated != (Token is null ? state.Tag is { } tag && tag.MatchesStrongly(Tag) : state.LockTokens.Contains(Token));
}

/// <summary>Conditions that must all hold, about one resource.</summary>
/// <param name="Resource">The resource tag's URI reference as it was sent; null: the request's own target.</param>
public sealed record IfList(string? Resource, IReadOnlyList<IfCondition> Conditions);

/// <summary>What conditions are checked against.</summary>
/// <param name="Tag">Null when nothing is there.</param>
/// <param name="LockTokens">Of all locks whose scope the resource is in.</param>
public sealed record IfState(EntityTag? Tag, IReadOnlyCollection<string> LockTokens)
{
    /// <summary>An unmapped URL, or one of another server.</summary>
    public static readonly IfState Nothing = new(null, []);
}

/// <summary>
/// The If header: true when any of its lists holds. Tokens in it count as submitted, whatever they are compared with and even when
/// negated. RFC 4918 §10.4.
/// </summary>
public sealed class IfHeader
{
    public const int CharsMax = 32 * 1024;
    public const int ListsMax = 128;
    public const int ConditionsMax = 1024;

    private IfHeader(IReadOnlyList<IfList> lists)
    {
        Lists = lists;
        SubmittedTokens = lists.SelectMany(list => list.Conditions).Select(condition => condition.Token).OfType<string>().ToHashSet();
        Resources = lists.Select(list => list.Resource).OfType<string>().Distinct().ToList();
    }

    public IReadOnlyList<IfList> Lists { get; }

    public IReadOnlySet<string> SubmittedTokens { get; }

    /// <summary>The resource tags, each once: what must be looked up before <see cref="Holds"/> can be asked.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>False when malformed or beyond a limit. Reads every character once.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IfHeader? header)
    {
        header = null;
        if (text.Length > CharsMax) return false;
        var scanner = new IfScanner(text);
        if (!scanner.TryRead(out var lists)) return false;
        header = new IfHeader(lists);
        return true;
    }

    /// <param name="stateOf">The state of a resource tag; of the request's target for null.</param>
    public bool Holds(Func<string?, IfState> stateOf)
    {
        foreach (var list in Lists)
        {
            var state = stateOf(list.Resource);
            if (list.Conditions.All(condition => condition.HoldsFor(state))) return true;
        }

        return false;
    }
}
