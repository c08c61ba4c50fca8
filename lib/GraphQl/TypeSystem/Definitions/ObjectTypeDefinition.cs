using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Objects">§3.6</see></summary>
public record ObjectTypeDefinition(string Name) : TypeDefinition(Name)
{
    public ImmutableArray<NamedTypeNode> Interfaces { get; init; } = [];

    public ImmutableArray<FieldDefinition> Fields { get; init; } = [];

    /// <summary>Whether a value is one of this type.</summary>
    public Func<object, bool>? IsTypeOf { get; init; }
}

/// <summary>An object type whose values are of one C# type.</summary>
public sealed record ObjectType<TSource> : ObjectTypeDefinition
{
    public ObjectType(
        string Name, string Description, IEnumerable<Field<TSource>> Fields, IEnumerable<string>? Interfaces = null) : base(Name)
    {
        this.Description = Description;
        this.Fields = [.. Fields];
        this.Interfaces = [.. (Interfaces ?? []).Select(TypeReference.Named)];
        IsTypeOf = static value => value is TSource;
    }
}
