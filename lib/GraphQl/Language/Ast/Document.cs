using System.Collections.Immutable;

namespace GraphQl.Language;

/// <summary>
/// A document with the text it was read from.
/// <see href="https://spec.graphql.org/September2025/#sec-Document">§2.3</see>
/// </summary>
public sealed class DocumentNode : Node
{
    public Source Source { get; init; } = Source.None;

    public required ImmutableArray<DefinitionNode> Definitions { get; init; }

    public IEnumerable<OperationDefinitionNode> Operations => Definitions.OfType<OperationDefinitionNode>();

    public IEnumerable<FragmentDefinitionNode> Fragments => Definitions.OfType<FragmentDefinitionNode>();

    /// <summary>Where a node of this document starts, for errors.</summary>
    public SourceLocation LocationOf(Node node) => Source.LocationOf(node.Location.Start);
}

/// <summary>An operation, a fragment, or a definition or extension of the type system.</summary>
public abstract class DefinitionNode : Node
{
    private protected DefinitionNode() { }

    public StringValueNode? Description { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>What can be executed. <see href="https://spec.graphql.org/September2025/#ExecutableDefinition">§2.3</see></summary>
public abstract class ExecutableDefinitionNode : DefinitionNode
{
    private protected ExecutableDefinitionNode() { }

    public required SelectionSetNode SelectionSet { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#OperationType">§2.4</see></summary>
public enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Language.Operations">§2.4</see></summary>
public sealed class OperationDefinitionNode : ExecutableDefinitionNode
{
    public required OperationType Operation { get; init; }

    /// <summary>Null for an anonymous operation.</summary>
    public NameNode? Name { get; init; }

    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; init; } = [];

    /// <summary>Written as a selection set alone, without the keyword.</summary>
    public bool IsShorthand { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#FragmentDefinition">§2.9</see></summary>
public sealed class FragmentDefinitionNode : ExecutableDefinitionNode
{
    public required NameNode Name { get; init; }

    public required NamedTypeNode TypeCondition { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#VariableDefinition">§2.11</see></summary>
public sealed class VariableDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }

    public required VariableNode Variable { get; init; }

    public required TypeNode Type { get; init; }

    public ValueNode? DefaultValue { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}
