namespace GraphQl.TypeSystem;

/// <summary>
/// A type of a finished schema: named, or wrapped in lists and non-null marks.
/// Named types are one object each; wrapped ones are shared too, so types of one schema are equal when their references are.
/// <see href="https://spec.graphql.org/September2025/#sec-Types">§3.4</see>
/// </summary>
public abstract class GraphQlType
{
    private ListType? _list;
    private NonNullType? _nonNull;

    private protected GraphQlType() { }

    public abstract TypeKind Kind { get; }

    /// <summary>The named type inside all lists and non-null marks.</summary>
    public abstract NamedType Innermost { get; }

    /// <summary>The type without its outer non-null mark.</summary>
    public virtual GraphQlType NullableType => this;

    public bool IsNonNull => this is NonNullType;

    /// <summary>IsInputType(). <see href="https://spec.graphql.org/September2025/#IsInputType()">§3.4.2</see></summary>
    public bool IsInputType => Innermost is ScalarType or EnumType or InputObjectType;

    /// <summary>IsOutputType(). <see href="https://spec.graphql.org/September2025/#IsOutputType()">§3.4.2</see></summary>
    public bool IsOutputType => Innermost is not InputObjectType;

    /// <summary>The list of this type.</summary>
    public ListType List => _list ?? Interlocked.CompareExchange(ref _list, new(this), null) ?? _list;

    /// <summary>This type without null; itself where it has none already.</summary>
    public NonNullType NonNull => this as NonNullType ?? _nonNull ?? Interlocked.CompareExchange(ref _nonNull, new(this), null) ?? _nonNull;

    /// <summary>AreTypesCompatible and IsSubType: whether a value of this type may stand where the other is expected.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#IsValidImplementationFieldType()">§3.6</see></remarks>
    public bool IsSubTypeOf(GraphQlType other) => (this, other) switch
    {
        _ when ReferenceEquals(this, other) => true,
        (NonNullType a, NonNullType b) => a.OfType.IsSubTypeOf(b.OfType),
        (NonNullType a, _) => a.OfType.IsSubTypeOf(other),
        (ListType a, ListType b) => a.OfType.IsSubTypeOf(b.OfType),
        (ObjectType a, UnionType b) => b.Types.Contains(a),
        (ComplexType a, InterfaceType b) => a.Interfaces.Contains(b),
        _ => false,
    };
}
