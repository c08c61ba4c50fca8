namespace Projections.Search.Kql;

internal enum TokenKind { Word, Quoted, Compare, Open, Close, And, Or, Not, Plus, Minus, End }

/// <param name="At">Where it begins in the query.</param>
/// <param name="Value">Of a word or quoted text.</param>
/// <param name="Comparison">Of a comparison.</param>
internal readonly record struct Token(TokenKind Kind, int At, Pattern? Value = null, Comparison Comparison = default)
{
    public bool IsValue => Kind is TokenKind.Word or TokenKind.Quoted;

    /// <summary>Whether a part of a query can begin here.</summary>
    public bool BeginsPart => IsValue || Kind is TokenKind.Open or TokenKind.Not or TokenKind.Minus;
}
