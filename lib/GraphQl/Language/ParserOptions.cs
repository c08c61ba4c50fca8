namespace GraphQl.Language;

/// <summary>What a document may cost before it is understood. Both bounds hold while reading, so nothing larger is ever built.</summary>
public sealed record ParserOptions
{
    public static readonly ParserOptions Default = new();

    /// <summary>Punctuators, names and values; comments, commas and white space are not counted.</summary>
    public int TokensMax { get; init; } = 10_000;

    /// <summary>
    /// How deep selection sets, values and types may nest, counted together. The parser and all that walks the tree later recurse,
    /// and a stack overflow would end the process.
    /// </summary>
    public int NestingMax { get; init; } = 200;

    /// <summary>
    /// Whether <c>{ }</c> is a selection set. The edition asks for at least one selection; the draft after it and the reference
    /// implementation do not, since clients may send what is left once they took their own fields out.
    /// <see href="https://github.com/graphql/graphql-spec/pull/1227">graphql-spec#1227</see>
    /// </summary>
    public bool AllowEmptySelectionSets { get; init; } = true;

    /// <summary>Whether the type system language may be read. Off, a definition of it is a syntax error.</summary>
    public bool AllowTypeSystem { get; init; } = true;
}
