using System.Text;

namespace GraphQl.Language;

/// <summary>
/// Reads documents, and the pieces of them that stand alone. Everything it reads is bounded by <see cref="ParserOptions"/>;
/// what it cannot read ends in a <see cref="SyntaxException"/> that names the place.
/// <see href="https://spec.graphql.org/September2025/#sec-Language">§2</see>
/// </summary>
public static class Parser
{
    /// <summary><see href="https://spec.graphql.org/September2025/#Document">§2.3</see></summary>
    public static DocumentNode Parse(ReadOnlyMemory<byte> utf8, ParserOptions? options = null)
    {
        var reader = Read(new(utf8), options);
        return reader.ReadAll(reader.Document);
    }

    public static DocumentNode Parse(string text, ParserOptions? options = null) => Parse(Encoding.UTF8.GetBytes(text), options);

    /// <summary>
    /// A value without variables, as defaults and the type system have it.
    /// <see href="https://spec.graphql.org/September2025/#Value">§2.10</see>
    /// </summary>
    public static ValueNode ParseConstantValue(string text, ParserOptions? options = null)
    {
        var reader = Read(Source.FromText(text), options);
        return reader.ReadAll(() => reader.Value(isConstant: true));
    }

    /// <summary><c>[Node!]!</c>. <see href="https://spec.graphql.org/September2025/#Type">§2.12</see></summary>
    public static TypeNode ParseType(string text, ParserOptions? options = null)
    {
        var reader = Read(Source.FromText(text), options);
        return reader.ReadAll(reader.Type);
    }

    /// <summary>
    /// Fields without the document around them: <c>{ id owner { name } }</c>, as <c>@key(fields:)</c> and its like hold them.
    /// </summary>
    public static SelectionSetNode ParseSelectionSet(string text, ParserOptions? options = null)
    {
        var reader = Read(Source.FromText(text), options);
        return reader.ReadAll(reader.SelectionSet);
    }

    private static DocumentReader Read(Source source, ParserOptions? options) => new(source, options ?? ParserOptions.Default);
}
