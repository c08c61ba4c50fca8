using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// The weights and list lengths of a schema, read once from its <c>@cost</c> and <c>@listSize</c>. Without them what has fields weighs one
/// and what has none weighs nothing. <see href="https://ibm.github.io/graphql-specs/cost-spec.html#sec-weight">weight</see>
/// </summary>
public sealed class CostWeights
{
    private readonly FrozenDictionary<object, double> _weights;
    private readonly FrozenDictionary<Field, ListSizing> _sizes;

    private CostWeights(Dictionary<object, double> weights, Dictionary<Field, ListSizing> sizes) =>
        (_weights, _sizes) = (weights.ToFrozenDictionary(), sizes.ToFrozenDictionary());

    /// <exception cref="FormatException">A weight is no number.</exception>
    public static CostWeights Of(GraphQlSchema schema)
    {
        var (weights, sizes) = (new Dictionary<object, double>(), new Dictionary<Field, ListSizing>());
        foreach (var type in schema.Types)
        {
            Note(type, type.Directives);
            foreach (var field in (type as ComplexType)?.Fields ?? MemberMap<Field>.Empty)
            {
                Note(field, field.Directives);
                if (ListSizing.Read(field.Directives) is var size && size != ListSizing.None) sizes[field] = size;
                foreach (var argument in field.Arguments) Note(argument, argument.Directives);
            }

            foreach (var field in (type as InputObjectType)?.Fields ?? MemberMap<InputValue>.Empty) Note(field, field.Directives);
        }

        foreach (var argument in schema.DirectiveTypes.SelectMany(directive => directive.Arguments)) Note(argument, argument.Directives);
        return new(weights, sizes);

        void Note(object member, ImmutableArray<DirectiveNode> directives)
        {
            if (WeightIn(directives) is { } weight) weights[member] = weight;
        }
    }

    internal ListSizing SizeOf(Field field) => _sizes.GetValueOrDefault(field, ListSizing.None);

    internal double Of(NamedType type) => _weights.GetValueOrDefault(type, type is CompositeType or InputObjectType ? 1 : 0);

    internal double Of(Field field) => _weights.GetValueOrDefault(field, field.Type.Innermost is CompositeType ? 1 : 0);

    internal double Of(InputValue value) => _weights.GetValueOrDefault(value, value.Type.Innermost is InputObjectType ? 1 : 0);

    private static double? WeightIn(ImmutableArray<DirectiveNode> directives)
    {
        var directive = directives.FirstOrDefault(directive => directive.Name.Value == CostDirectives.Cost.Name);
        var value = directive?.Arguments.FirstOrDefault(argument => argument.Name.Value == "weight")?.Value;
        return value is StringValueNode text ? double.Parse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }
}
