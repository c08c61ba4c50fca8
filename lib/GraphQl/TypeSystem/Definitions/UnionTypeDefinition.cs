using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Unions">§3.8</see></summary>
public sealed record UnionTypeDefinition(string Name) : TypeDefinition(Name)
{
    public UnionTypeDefinition(string name, string description, IEnumerable<string> types) : this(name)
    {
        Description = description;
        Types = [.. types.Select(TypeReference.Named)];
    }

    public ImmutableArray<NamedTypeNode> Types { get; init; } = [];

    public Func<object, string?>? ResolveType { get; init; }
}
