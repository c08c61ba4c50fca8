using System.Collections.Immutable;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Input-Objects">§3.10</see></summary>
public sealed record InputObjectTypeDefinition(string Name) : TypeDefinition(Name)
{
    public InputObjectTypeDefinition(string name, string description, IEnumerable<InputValueDefinition> fields) : this(name)
    {
        Description = description;
        Fields = [.. fields];
    }

    public ImmutableArray<InputValueDefinition> Fields { get; init; } = [];

    public bool IsOneOf { get; init; }

    /// <summary>Makes the C# value that resolvers get. May throw <see cref="CoercionException"/>.</summary>
    public Func<InputObject, object>? Create { get; init; }
}
