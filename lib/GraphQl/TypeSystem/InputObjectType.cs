namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Input-Objects">§3.10</see></summary>
public sealed class InputObjectType : NamedType
{
    internal InputObjectType(InputObjectTypeDefinition definition) : base(definition)
    {
        IsOneOf = definition.IsOneOf;
        Create = definition.Create;
    }

    public override TypeKind Kind => TypeKind.InputObject;

    public MemberMap<InputValue> Fields { get; internal set; } = MemberMap<InputValue>.Empty;

    /// <summary>
    /// Exactly one field has to be given, and not null.
    /// <see href="https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects">§3.10.1</see>
    /// </summary>
    public bool IsOneOf { get; }

    /// <summary>What resolvers get instead of an <see cref="InputObject"/>; null: that itself.</summary>
    public Func<InputObject, object>? Create { get; }
}
