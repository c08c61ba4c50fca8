namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-List">§3.11</see></summary>
public sealed class ListType : GraphQlType
{
    internal ListType(GraphQlType ofType) => OfType = ofType;

    public GraphQlType OfType { get; }

    public override TypeKind Kind => TypeKind.List;

    public override NamedType Innermost => OfType.Innermost;

    public override string ToString() => $"[{OfType}]";
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Non-Null">§3.12</see></summary>
public sealed class NonNullType : GraphQlType
{
    internal NonNullType(GraphQlType ofType) => OfType = ofType;

    /// <summary>A named type or a list, never non-null again.</summary>
    public GraphQlType OfType { get; }

    public override TypeKind Kind => TypeKind.NonNull;

    public override NamedType Innermost => OfType.Innermost;

    public override GraphQlType NullableType => OfType;

    public override string ToString() => $"{OfType}!";
}
