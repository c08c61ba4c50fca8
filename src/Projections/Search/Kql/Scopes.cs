namespace Projections.Search.Kql;

/// <summary>The places that a query is narrowed to, apart from what it asks of each file.</summary>
public static class Scopes
{
    /// <returns>
    /// What is left of the query (null: everything), and the places one of which a result stands at or below (none: anywhere).
    /// </returns>
    /// <exception cref="KqlException">A scope stands below OR or NOT, or there are two that must hold at once.</exception>
    public static (Expr? Query, IReadOnlyList<ScopePlace> Places) Split(Expr query)
    {
        var rest = new List<Expr>();
        var places = new List<ScopePlace>();
        foreach (var part in Conjuncts(query))
        {
            if (PlacesOf(part) is not { } found) rest.Add(part);
            else if (places.Count > 0) throw new KqlException("A query may be narrowed to a scope or path only once.", 0);
            else places.AddRange(found);
        }

        if (places.Count > KqlLimits.ScopesMax) throw new KqlException($"A query may not name more than {KqlLimits.ScopesMax} scopes.", 0);
        if (rest.Any(HoldsScope)) throw new KqlException("A scope or path narrows a whole query: it may not stand below OR or NOT.", 0);
        return (rest.Count switch { 0 => null, 1 => rest[0], _ => new Expr.And(rest) }, places);
    }

    private static IEnumerable<Expr> Conjuncts(Expr query) => query is Expr.And and ? and.Parts.SelectMany(Conjuncts) : [query];

    private static bool HoldsScope(Expr part) => part switch
    {
        Expr.And e => e.Parts.Any(HoldsScope),
        Expr.Or e => e.Parts.Any(HoldsScope),
        Expr.Not e => HoldsScope(e.Part),
        _ => part is Expr.Scope,
    };

    private static IReadOnlyList<ScopePlace>? PlacesOf(Expr part) => part switch
    {
        Expr.Scope scope => [scope.Place],
        Expr.Or any when any.Parts.All(p => p is Expr.Scope) => [.. any.Parts.Cast<Expr.Scope>().Select(s => s.Place)],
        _ => null,
    };
}
