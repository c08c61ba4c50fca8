using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>Type references as code writes them. <see href="https://spec.graphql.org/September2025/#sec-Type-References">§2.12</see></summary>
internal static class TypeReference
{
    public static NamedTypeNode Named(string name) => new() { Name = new(name) };

    /// <summary>Reads <c>[Node!]!</c>. A mistake is one of the program, so it fails when the description is made.</summary>
    public static TypeNode Parse(string text) => text switch
    {
        [.. var inner, '!'] when !inner.EndsWith('!') => new NonNullTypeNode { OfType = Parse(inner) },
        ['[', .. var inner, ']'] => new ListTypeNode { OfType = Parse(inner) },
        _ when Names.IsName(text) => Named(text),
        _ => throw new ArgumentException($"'{text}' is no type reference.", nameof(text)),
    };
}
