using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>A type with a name of its own. <see href="https://spec.graphql.org/September2025/#sec-Types">§3.4</see></summary>
public abstract class NamedType : GraphQlType, INamed
{
    private protected NamedType(TypeDefinition definition) => Definition = definition;

    public string Name => Definition.Name;

    public string? Description => Definition.Description;

    /// <summary>The directives that were written at the type and at its extensions.</summary>
    public ImmutableArray<DirectiveNode> Directives => Definition.Directives;

    /// <summary>Types and directives of the introspection system and scalars built in. Nobody writes them down.</summary>
    public bool IsBuiltIn { get; internal init; }

    public override NamedType Innermost => this;

    internal TypeDefinition Definition { get; }

    public override string ToString() => Name;
}

/// <summary>A scalar or an enum: what ends a selection.</summary>
public abstract class LeafType : NamedType
{
    private protected LeafType(TypeDefinition definition) : base(definition) { }

    /// <summary>The internal value of what a variable brought. Fails with <see cref="CoercionException"/>.</summary>
    public abstract object? CoerceVariable(object value);

    /// <summary>The internal value of a literal that is not null and no variable. Fails with <see cref="CoercionException"/>.</summary>
    public abstract object? CoerceLiteral(ValueNode literal, Func<string, InputSlot>? variables = null);

    /// <summary>Text is written as it is, whatever it says.</summary>
    internal virtual bool KeepsText => false;

    /// <summary>What is written into the response for a resolved value. Fails with <see cref="CoercionException"/>.</summary>
    public abstract object? CoerceResult(object value);
}

/// <summary>An object, an interface or a union: what has a selection set.</summary>
public abstract class CompositeType : NamedType
{
    private protected CompositeType(TypeDefinition definition) : base(definition) { }

    /// <summary>
    /// GetPossibleTypes(): the object types a value may have.
    /// <see href="https://spec.graphql.org/September2025/#GetPossibleTypes()">§5.5.2.3</see>
    /// </summary>
    public ImmutableArray<ObjectType> PossibleTypes { get; internal set; } = [];

    public bool IsAbstract => this is not ObjectType;
}

/// <summary>An object or an interface: what has fields.</summary>
public abstract class ComplexType : CompositeType
{
    private protected ComplexType(TypeDefinition definition) : base(definition) { }

    /// <summary>All interfaces, those that interfaces implement too: an implementing type has to name them.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];

    public MemberMap<Field> Fields { get; internal set; } = MemberMap<Field>.Empty;
}
