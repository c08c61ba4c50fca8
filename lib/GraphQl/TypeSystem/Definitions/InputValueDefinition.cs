using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>An argument or an input field. <see href="https://spec.graphql.org/September2025/#InputValueDefinition">§3.6.1</see></summary>
public sealed record InputValueDefinition(string Name, TypeNode Type)
{
    /// <summary>
    /// By code: the type as in SDL (<c>[Int!]!</c>), the default as a literal of the language (<c>50</c>, <c>"text"</c>, <c>NAME</c>).
    /// </summary>
    public InputValueDefinition(string name, string type, string? description = null, string? defaultValue = null)
        : this(name, Parser.ParseType(type))
    {
        Description = description;
        DefaultValue = defaultValue is null ? null : Parser.ParseConstantValue(defaultValue);
    }

    public string? Description { get; init; }

    public ValueNode? DefaultValue { get; init; }

    public string? DeprecationReason { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    public Node? Node { get; init; }
}
