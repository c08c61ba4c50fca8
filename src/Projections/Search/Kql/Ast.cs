namespace Projections.Search.Kql;

/// <summary>How a value is compared: <c>:</c> contains, <c>=</c> is, and the four orders.</summary>
public enum Comparison { Contains, Equal, Less, LessOrEqual, Greater, GreaterOrEqual }

/// <summary>What a query asks of a file or folder.</summary>
public abstract record Expr
{
    private Expr() { }

    public sealed record And(IReadOnlyList<Expr> Parts) : Expr;

    public sealed record Or(IReadOnlyList<Expr> Parts) : Expr;

    public sealed record Not(Expr Part) : Expr;

    /// <summary>The whole name, case and Unicode composition aside.</summary>
    public sealed record Name(Pattern Pattern) : Expr;

    /// <summary>It bears a tag that is this one, case aside.</summary>
    public sealed record Tag(Pattern Pattern) : Expr;

    /// <summary>A file's media type is one of these; lower case.</summary>
    public sealed record MediaType(IReadOnlyList<Pattern> Types) : Expr;

    /// <summary>A file's size. A folder has none here.</summary>
    public sealed record Size(Comparison Comparison, long Bytes) : Expr;

    /// <summary>The modification time lies from <paramref name="From"/> on and before <paramref name="Until"/>; null: no bound.</summary>
    public sealed record Mtime(DateTimeOffset? From, DateTimeOffset? Until) : Expr;

    public sealed record Kind(bool IsFolder) : Expr;

    public sealed record Id(Guid Node) : Expr;

    public sealed record InSpace(Guid Space) : Expr;

    /// <summary>The name begins with a dot.</summary>
    public sealed record Hidden(bool Is) : Expr;

    /// <summary>At or below a place. Narrows the whole query, so it stands beside all else and never below OR or NOT.</summary>
    public sealed record Scope(ScopePlace Place) : Expr;
}

/// <summary>Where a scope begins: a node or space by id, then a path below it; without an id, each space's root.</summary>
public sealed record ScopePlace(Guid? Id, IReadOnlyList<string> Path);
