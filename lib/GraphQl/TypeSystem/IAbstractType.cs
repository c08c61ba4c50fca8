namespace GraphQl.TypeSystem;

/// <summary>An interface or a union.</summary>
public interface IAbstractType
{
    /// <summary>
    /// The name of the object type of a value. Null: the possible types are asked, one after the other.
    /// <see href="https://spec.graphql.org/September2025/#ResolveAbstractType()">§6.4.3</see>
    /// </summary>
    Func<object, string?>? ResolveType { get; }
}
