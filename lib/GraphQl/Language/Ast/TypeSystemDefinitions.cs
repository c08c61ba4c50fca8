using System.Collections.Immutable;

namespace GraphQl.Language;

/// <summary>
/// A definition of the type system language.
/// <see href="https://spec.graphql.org/September2025/#TypeSystemDefinition">§3</see>
/// </summary>
public abstract class TypeSystemDefinitionNode : DefinitionNode
{
    private protected TypeSystemDefinitionNode() { }
}

/// <summary><see href="https://spec.graphql.org/September2025/#SchemaDefinition">§3.3</see></summary>
public sealed class SchemaDefinitionNode : TypeSystemDefinitionNode
{
    public required ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; init; }
}

/// <summary>
/// One root: <c>query: Query</c>.
/// <see href="https://spec.graphql.org/September2025/#RootOperationTypeDefinition">§3.3.1</see>
/// </summary>
public sealed class OperationTypeDefinitionNode : Node
{
    public required OperationType Operation { get; init; }

    public required NamedTypeNode Type { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#TypeDefinition">§3.4</see></summary>
public abstract class TypeDefinitionNode : TypeSystemDefinitionNode
{
    private protected TypeDefinitionNode() { }

    public required NameNode Name { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#ScalarTypeDefinition">§3.5</see></summary>
public sealed class ScalarTypeDefinitionNode : TypeDefinitionNode;

/// <summary><see href="https://spec.graphql.org/September2025/#ObjectTypeDefinition">§3.6</see></summary>
public sealed class ObjectTypeDefinitionNode : TypeDefinitionNode
{
    public ImmutableArray<NamedTypeNode> Interfaces { get; init; } = [];

    public ImmutableArray<FieldDefinitionNode> Fields { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#InterfaceTypeDefinition">§3.7</see></summary>
public sealed class InterfaceTypeDefinitionNode : TypeDefinitionNode
{
    public ImmutableArray<NamedTypeNode> Interfaces { get; init; } = [];

    public ImmutableArray<FieldDefinitionNode> Fields { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#UnionTypeDefinition">§3.8</see></summary>
public sealed class UnionTypeDefinitionNode : TypeDefinitionNode
{
    public ImmutableArray<NamedTypeNode> Types { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#EnumTypeDefinition">§3.9</see></summary>
public sealed class EnumTypeDefinitionNode : TypeDefinitionNode
{
    public ImmutableArray<EnumValueDefinitionNode> Values { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#InputObjectTypeDefinition">§3.10</see></summary>
public sealed class InputObjectTypeDefinitionNode : TypeDefinitionNode
{
    public ImmutableArray<InputValueDefinitionNode> Fields { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#DirectiveDefinition">§3.13</see></summary>
public sealed class DirectiveDefinitionNode : TypeSystemDefinitionNode
{
    public required NameNode Name { get; init; }

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; init; } = [];

    public bool IsRepeatable { get; init; }

    /// <summary>
    /// Names of
    /// <see href="https://spec.graphql.org/September2025/#DirectiveLocation">DirectiveLocation</see>; the parser takes no others.
    /// </summary>
    public required ImmutableArray<NameNode> Locations { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#FieldDefinition">§3.6</see></summary>
public sealed class FieldDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }

    public required NameNode Name { get; init; }

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; init; } = [];

    public required TypeNode Type { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>
/// An argument or a field of an input object.
/// <see href="https://spec.graphql.org/September2025/#InputValueDefinition">§3.6.1</see>
/// </summary>
public sealed class InputValueDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }

    public required NameNode Name { get; init; }

    public required TypeNode Type { get; init; }

    public ValueNode? DefaultValue { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#EnumValueDefinition">§3.9</see></summary>
public sealed class EnumValueDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }

    public required NameNode Name { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}
