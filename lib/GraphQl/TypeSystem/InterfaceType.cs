namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Interfaces">§3.7</see></summary>
public sealed class InterfaceType : ComplexType, IAbstractType
{
    internal InterfaceType(InterfaceTypeDefinition definition) : base(definition) => ResolveType = definition.ResolveType;

    public override TypeKind Kind => TypeKind.Interface;

    public Func<object, string?>? ResolveType { get; }
}
