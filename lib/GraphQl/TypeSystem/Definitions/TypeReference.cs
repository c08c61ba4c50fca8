using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// Type references as code writes them. <see href="https://spec.graphql.org/September2025/#sec-Type-References">§2.12</see>
/// </summary>
internal static class TypeReference
{
    public static NamedTypeNode Named(string name) => new() { Name = new(name) };
}
