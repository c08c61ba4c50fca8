using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>An argument or an input field. <see href="https://spec.graphql.org/September2025/#InputValueDefinition">§3.6.1</see></summary>
public sealed record InputValueDefinition(string Name, TypeNode Type)
{
    /// <summary>By code: the type as in SDL (<c>[Int!]!</c>).</summary>
    public InputValueDefinition(string name, string type, string? description = null, ValueNode? defaultValue = null)
        : this(name, TypeReference.Parse(type))
    {
        Description = description;
        DefaultValue = defaultValue;
    }

    public string? Description { get; init; }

    public ValueNode? DefaultValue { get; init; }

    public string? DeprecationReason { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    public Node? Node { get; init; }
}
