namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Objects">§3.6</see></summary>
public sealed class ObjectType : ComplexType
{
    internal ObjectType(ObjectTypeDefinition definition) : base(definition)
    {
        IsTypeOf = definition.IsTypeOf;
        PossibleTypes = [this];
    }

    public override TypeKind Kind => TypeKind.Object;

    /// <summary>
    /// Whether a resolved value is one of this type; how abstract types find the type where they have no function of their own.
    /// </summary>
    public Func<object, bool>? IsTypeOf { get; }
}
