using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Interfaces">§3.7</see></summary>
public sealed record InterfaceTypeDefinition(string Name) : TypeDefinition(Name)
{
    public InterfaceTypeDefinition(
        string name, string description, IEnumerable<FieldDefinition> fields, IEnumerable<string>? interfaces = null)
        : this(name)
    {
        Description = description;
        Fields = [.. fields];
        Interfaces = [.. (interfaces ?? []).Select(TypeReference.Named)];
    }

    public ImmutableArray<NamedTypeNode> Interfaces { get; init; } = [];

    public ImmutableArray<FieldDefinition> Fields { get; init; } = [];

    public Func<object, string?>? ResolveType { get; init; }
}
