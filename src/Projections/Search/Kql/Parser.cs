namespace Projections.Search.Kql;

/// <summary>
/// Keyword query language, the part that the clients of such servers send: AND, OR, NOT, <c>+</c>, <c>-</c>, parentheses, <c>key:value</c>,
/// <c>key=value</c>, <c>key&lt;value</c> …, <c>key:(a b)</c>, quotes, wildcards. NOT binds closest, then parts side by side, AND, OR.
/// </summary>
/// <remarks>
/// Side by side, terms of one key are alternatives and all else must hold together: <c>type:file name:a name:b</c> is a file called a or
/// b. Bare words must all occur in the name, as must the words of <c>name:(a b)</c>; a group of another key lists alternatives.
/// </remarks>
public sealed class Parser
{
    private readonly IReadOnlyList<Token> _tokens;
    private readonly KeyTable _keys;
    private int _next;
    private int _terms;
    private int _depth;

    private Parser(IReadOnlyList<Token> tokens, KeyTable keys) => (_tokens, _keys) = (tokens, keys);

    /// <param name="now">What <c>today</c> and its like are reckoned from.</param>
    /// <exception cref="KqlException"/>
    public static Expr Parse(string query, DateTimeOffset now)
    {
        var parser = new Parser(Lexer.Read(query), new KeyTable(now));
        if (parser.Current.Kind == TokenKind.End) throw new KqlException("The query is empty.", 0);

        var expression = parser.Alternatives(group: null);
        if (parser.Current.Kind != TokenKind.End) throw new KqlException("A closing parenthesis has no partner.", parser.Current.At);
        return expression;
    }

    private Token Current => _tokens[_next];

    private Token Take() => _tokens[_next++];

    /// <param name="group">The key of the group that this stands in.</param>
    private Expr Alternatives(string? group)
    {
        var parts = new List<Expr> { Conjunction(group) };
        while (Current.Kind == TokenKind.Or)
        {
            Take();
            parts.Add(Conjunction(group));
        }

        return parts.Count == 1 ? parts[0] : new Expr.Or(parts);
    }

    private Expr Conjunction(string? group)
    {
        if (Current.Kind == TokenKind.Plus) Take();
        var parts = new List<Expr> { SideBySide(group) };
        while (Current.Kind is TokenKind.And or TokenKind.Plus)
        {
            Take();
            parts.Add(SideBySide(group));
        }

        return parts.Count == 1 ? parts[0] : new Expr.And(parts);
    }

    private Expr SideBySide(string? group)
    {
        var run = new Run(group);
        while (Current.BeginsPart)
        {
            // A term's key decides whether it is an alternative to its neighbours; what is negated or in parentheses stands for itself.
            var key = KeyOfNext();
            run.Add(Part(group), key);
        }

        return run.ToExpr() ?? throw Unexpected();
    }

    private string? KeyOfNext() =>
        Current.Kind == TokenKind.Word && _tokens[_next + 1].Kind == TokenKind.Compare ? KeyTable.NameOf(Current) : null;

    private Expr Part(string? group)
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Not or TokenKind.Minus:
                if (!Current.BeginsPart) throw Unexpected();
                Enter(token);
                var negated = new Expr.Not(Part(group));
                _depth--;
                return negated;

            case TokenKind.Open:
                return InParentheses(token, group);

            case TokenKind.Word when Current.Kind == TokenKind.Compare:
                if (group is not null) throw new KqlException("A group of values may not hold keys.", token.At);
                return Keyed(KeyTable.NameOf(token));

            default:
                CountTerm(token);
                return _keys.Term(group ?? KeyTable.Default, Comparison.Contains, token);
        }
    }

    private Expr Keyed(string key)
    {
        var comparison = Take();
        if (Current.Kind == TokenKind.Open)
        {
            if (comparison.Comparison is not (Comparison.Contains or Comparison.Equal))
                throw new KqlException("A group of values takes no order.", comparison.At);

            return InParentheses(Take(), key);
        }

        if (!Current.IsValue) throw new KqlException($"The key \"{key}\" has no value.", comparison.At);
        CountTerm(Current);
        return _keys.Term(key, comparison.Comparison, Take());
    }

    private Expr InParentheses(Token open, string? group)
    {
        Enter(open);
        var inner = Alternatives(group);
        if (Current.Kind != TokenKind.Close) throw new KqlException("A parenthesis has no partner.", open.At);

        Take();
        _depth--;
        return inner;
    }

    private void Enter(Token token)
    {
        if (++_depth > KqlLimits.DepthMax)
            throw new KqlException($"A query may not be nested deeper than {KqlLimits.DepthMax}.", token.At);
    }

    private void CountTerm(Token token)
    {
        if (++_terms > KqlLimits.TermsMax)
            throw new KqlException($"A query may not hold more than {KqlLimits.TermsMax} terms.", token.At);
    }

    private KqlException Unexpected() => Current.Kind switch
    {
        TokenKind.And or TokenKind.Or or TokenKind.Plus when _next == 0 => new("A query may not begin with AND or OR.", Current.At),
        TokenKind.And or TokenKind.Or or TokenKind.Plus => new("AND, OR or + has nothing before it.", Current.At),
        TokenKind.Compare => new("A comparison has no key before it. Put text that holds : = < or > in quotes.", Current.At),
        TokenKind.Close => new("Nothing stands before the closing parenthesis.", Current.At),
        _ => new("The query ends too early.", Current.At),
    };
}
