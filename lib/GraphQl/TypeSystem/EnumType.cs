using System.Collections.Frozen;
using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Enums">§3.9</see></summary>
public sealed class EnumType : LeafType
{
    private readonly FrozenDictionary<object, string> _names;

    internal EnumType(EnumTypeDefinition definition) : base(definition)
    {
        Values = new([.. definition.Values.Select(value => new EnumValue(value))]);
        _names = Values.DistinctBy(value => value.Value).ToFrozenDictionary(value => value.Value, value => value.Name);
    }

    public override TypeKind Kind => TypeKind.Enum;

    public MemberMap<EnumValue> Values { get; }

    /// <summary>A name in JSON is a string.</summary>
    public override object? CoerceVariable(object value) =>
        value is string name ? ValueOf(name) : throw new CoercionException($"{Name} takes the name of one of its values.");

    /// <summary>A name stands bare: a string is none.</summary>
    public override object? CoerceLiteral(ValueNode literal, Func<string, InputSlot>? variables = null) =>
        literal is EnumValueNode name
            ? ValueOf(name.Value)
            : throw new CoercionException($"{Name} takes the name of one of its values, without quotes.");

    /// <summary>The name of an internal value.</summary>
    public override object? CoerceResult(object value) =>
        _names.TryGetValue(value, out var name) ? name : throw new CoercionException($"The value is none of {Name}.");

    private object ValueOf(string name) =>
        Values[name]?.Value ?? throw new CoercionException($"'{name}' is no value of {Name}.");
}

/// <summary><see href="https://spec.graphql.org/September2025/#EnumValuesDefinition">§3.9</see></summary>
public sealed class EnumValue : INamed
{
    internal EnumValue(EnumValueDefinition definition) => Definition = definition;

    public string Name => Definition.Name;

    public string? Description => Definition.Description;

    public string? DeprecationReason => Definition.DeprecationReason;

    public ImmutableArray<DirectiveNode> Directives => Definition.Directives;

    /// <summary>What resolvers give and take; the name itself where nothing else was said.</summary>
    public object Value => Definition.Value ?? Definition.Name;

    internal EnumValueDefinition Definition { get; }
}
