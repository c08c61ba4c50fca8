using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Enums">§3.9</see></summary>
public sealed record EnumTypeDefinition(string Name) : TypeDefinition(Name)
{
    public EnumTypeDefinition(string name, string description, IEnumerable<EnumValueDefinition> values) : this(name)
    {
        Description = description;
        Values = [.. values];
    }

    public ImmutableArray<EnumValueDefinition> Values { get; init; } = [];
}

/// <summary>A value of an enum; resolvers give and take <paramref name="Value"/>, or the name where that is null.</summary>
public sealed record EnumValueDefinition(string Name, string? Description = null, object? Value = null)
{
    public string? DeprecationReason { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    public Node? Node { get; init; }
}
