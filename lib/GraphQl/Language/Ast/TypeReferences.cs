namespace GraphQl.Language;

/// <summary>A reference to a type. <see href="https://spec.graphql.org/September2025/#sec-Type-References">§2.12</see></summary>
public abstract class TypeNode : Node
{
    private protected TypeNode() { }

    /// <summary>The named type inside all lists and non-null marks.</summary>
    public NamedTypeNode Innermost => this switch
    {
        NamedTypeNode named => named,
        ListTypeNode list => list.OfType.Innermost,
        NonNullTypeNode nonNull => nonNull.OfType.Innermost,
        _ => throw new System.Diagnostics.UnreachableException(GetType().Name),
    };
}

/// <summary><see href="https://spec.graphql.org/September2025/#NamedType">§2.12</see></summary>
public sealed class NamedTypeNode : TypeNode
{
    public required NameNode Name { get; init; }

    public override string ToString() => Name.Value;
}

/// <summary><see href="https://spec.graphql.org/September2025/#ListType">§2.12</see></summary>
public sealed class ListTypeNode : TypeNode
{
    public required TypeNode OfType { get; init; }

    public override string ToString() => $"[{OfType}]";
}

/// <summary><see href="https://spec.graphql.org/September2025/#NonNullType">§2.12</see></summary>
public sealed class NonNullTypeNode : TypeNode
{
    /// <summary>A named type or a list, never non-null again.</summary>
    public required TypeNode OfType { get; init; }

    public override string ToString() => $"{OfType}!";
}
