using System.Collections.Immutable;

namespace GraphQl.Language;

/// <summary>
/// An extension of the schema or of a type; it has no description.
/// <see href="https://spec.graphql.org/September2025/#TypeSystemExtension">§3.2</see>
/// </summary>
public abstract class TypeSystemExtensionNode : DefinitionNode
{
    private protected TypeSystemExtensionNode() { }
}

/// <summary><see href="https://spec.graphql.org/September2025/#SchemaExtension">§3.3.2</see></summary>
public sealed class SchemaExtensionNode : TypeSystemExtensionNode
{
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#TypeExtension">§3.4.3</see></summary>
public abstract class TypeExtensionNode : TypeSystemExtensionNode
{
    private protected TypeExtensionNode() { }

    public required NameNode Name { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#ScalarTypeExtension">§3.5.7</see></summary>
public sealed class ScalarTypeExtensionNode : TypeExtensionNode;

/// <summary><see href="https://spec.graphql.org/September2025/#ObjectTypeExtension">§3.6.3</see></summary>
public sealed class ObjectTypeExtensionNode : TypeExtensionNode
{
    public ImmutableArray<NamedTypeNode> Interfaces { get; init; } = [];

    public ImmutableArray<FieldDefinitionNode> Fields { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#InterfaceTypeExtension">§3.7.1</see></summary>
public sealed class InterfaceTypeExtensionNode : TypeExtensionNode
{
    public ImmutableArray<NamedTypeNode> Interfaces { get; init; } = [];

    public ImmutableArray<FieldDefinitionNode> Fields { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#UnionTypeExtension">§3.8.1</see></summary>
public sealed class UnionTypeExtensionNode : TypeExtensionNode
{
    public ImmutableArray<NamedTypeNode> Types { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#EnumTypeExtension">§3.9.1</see></summary>
public sealed class EnumTypeExtensionNode : TypeExtensionNode
{
    public ImmutableArray<EnumValueDefinitionNode> Values { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#InputObjectTypeExtension">§3.10.3</see></summary>
public sealed class InputObjectTypeExtensionNode : TypeExtensionNode
{
    public ImmutableArray<InputValueDefinitionNode> Fields { get; init; } = [];
}
