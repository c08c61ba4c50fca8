namespace Projections.Search.Kql;

/// <summary>Parts that stand side by side without AND or OR between them.</summary>
/// <param name="group">The key of the group that they stand in.</param>
internal sealed class Run(string? group)
{
    // Parts in order; terms of one key share the place of the first of them.
    private readonly List<List<Expr>> _places = [];
    private readonly Dictionary<string, List<Expr>> _byKey = new(StringComparer.Ordinal);

    /// <param name="key">The key of a term that was written with one; null for all else.</param>
    public void Add(Expr part, string? key)
    {
        if ((key ?? SharedKey(part)) is not { } shared) _places.Add([part]);
        else if (_byKey.TryGetValue(shared, out var alternatives)) alternatives.Add(part);
        else _places.Add(_byKey[shared] = [part]);
    }

    public Expr? ToExpr()
    {
        Expr[] parts = [.. _places.Select(place => place.Count == 1 ? place[0] : new Expr.Or(place))];
        return parts.Length switch
        {
            0 => null,
            1 => parts[0],
            _ => new Expr.And(parts),
        };
    }

    /// <summary>A file has many words in its name, but one type, size and time: several of those can only be alternatives.</summary>
    private string? SharedKey(Expr part) => group is null or KeyTable.Default || part is Expr.Not ? null : group;
}
