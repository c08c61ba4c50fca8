using System.Collections.Immutable;

namespace GraphQl.Language;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Selection-Sets">§2.5</see></summary>
public sealed class SelectionSetNode : Node
{
    public required ImmutableArray<SelectionNode> Selections { get; init; }
}

/// <summary>
/// A field, a fragment spread or an inline fragment.
/// <see href="https://spec.graphql.org/September2025/#Selection">§2.5</see>
/// </summary>
public abstract class SelectionNode : Node
{
    private protected SelectionNode() { }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Language.Fields">§2.6</see></summary>
public sealed class FieldNode : SelectionNode
{
    public NameNode? Alias { get; init; }

    public required NameNode Name { get; init; }

    public ImmutableArray<ArgumentNode> Arguments { get; init; } = [];

    public SelectionSetNode? SelectionSet { get; init; }

    /// <summary>
    /// The key of the field in the response.
    /// <see href="https://spec.graphql.org/September2025/#sec-Field-Alias">§2.8</see>
    /// </summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary><see href="https://spec.graphql.org/September2025/#FragmentSpread">§2.9</see></summary>
public sealed class FragmentSpreadNode : SelectionNode
{
    public required NameNode Name { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Inline-Fragments">§2.9.2</see></summary>
public sealed class InlineFragmentNode : SelectionNode
{
    /// <summary>Null: the fragment applies to the type around it.</summary>
    public NamedTypeNode? TypeCondition { get; init; }

    public required SelectionSetNode SelectionSet { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Language.Arguments">§2.7</see></summary>
public sealed class ArgumentNode : Node
{
    public required NameNode Name { get; init; }

    public required ValueNode Value { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Language.Directives">§2.13</see></summary>
public sealed class DirectiveNode : Node
{
    public required NameNode Name { get; init; }

    public ImmutableArray<ArgumentNode> Arguments { get; init; } = [];
}
