using System.Collections.Immutable;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Unions">§3.8</see></summary>
public sealed class UnionType : CompositeType, IAbstractType
{
    internal UnionType(UnionTypeDefinition definition) : base(definition) => ResolveType = definition.ResolveType;

    public override TypeKind Kind => TypeKind.Union;

    /// <summary>The members; its possible types, each once.</summary>
    public ImmutableArray<ObjectType> Types { get; internal set; } = [];

    public Func<object, string?>? ResolveType { get; }
}
