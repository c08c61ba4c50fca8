using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Scalars">§3.5</see></summary>
public sealed class ScalarType : LeafType
{
    private readonly ScalarTypeDefinition _definition;

    internal ScalarType(ScalarTypeDefinition definition) : base(definition)
    {
        _definition = definition;
        KeepsText = ReferenceEquals(definition, BuiltInScalars.String) || ReferenceEquals(definition, BuiltInScalars.Id);
    }

    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>Where the format is told. <see href="https://spec.graphql.org/September2025/#sec--specifiedBy">§3.13.4</see></summary>
    public string? SpecifiedByUrl => _definition.SpecifiedByUrl;

    internal override bool KeepsText { get; }

    public override object? CoerceVariable(object value) => _definition.CoerceVariable(value);

    public override object? CoerceLiteral(ValueNode literal, Func<string, InputSlot>? variables = null) =>
        _definition.CoerceLiteral(literal, variables);

    public override object? CoerceResult(object value) => _definition.CoerceResult(value);
}
