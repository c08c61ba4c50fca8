using System.Collections.Immutable;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>What one field costs by itself, and how long it is.</summary>
internal sealed class FieldCost(CostWeights weights, CostOptions options)
{
    public static readonly IReadOnlyDictionary<string, ListLength> NothingSized = ImmutableDictionary<string, ListLength>.Empty;

    /// <summary>Its weight and that of the arguments, as they are written. What a variable holds is bounded by its own size.</summary>
    public Cost Own(Field field, FieldNode node) => new(weights.Of(field) + Arguments(node.Arguments, field.Arguments), 0);

    /// <summary>The length of a field that is a list; one for others.</summary>
    public ListLength LengthOf(Field field, FieldNode node, IReadOnlyDictionary<string, ListLength> sized)
    {
        var depth = 0;
        for (var type = field.Type.NullableType; type is ListType list; type = list.OfType.NullableType) depth++;
        if (depth == 0) return ListLength.One;

        var sizing = weights.SizeOf(field);
        var length = sized.GetValueOrDefault(field.Name)
            ?? (sizing.SizedFields.IsEmpty ? Slice(field, node, sizing) : new(null, [], options.ListSizeAssumed));
        return depth == 1 ? length : length with { Times = Math.Pow(options.ListSizeAssumed, depth - 1) };
    }

    /// <summary>The lists below that the field's arguments bound: <c>edges</c> and <c>nodes</c> of a connection.</summary>
    public IReadOnlyDictionary<string, ListLength> SizedBy(Field field, FieldNode node)
    {
        var sizing = weights.SizeOf(field);
        if (sizing.SizedFields.IsEmpty) return NothingSized;
        var length = Slice(field, node, sizing);
        return sizing.SizedFields.Distinct().ToDictionary(name => name, _ => length);
    }

    private ListLength Slice(Field field, FieldNode node, ListSizing sizing)
    {
        int? given = null;
        var variables = ImmutableArray.CreateBuilder<SlicingVariable>();
        foreach (var name in sizing.SlicingArguments)
        {
            var written = node.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
            var otherwise = field.Arguments[name]?.DefaultValue;
            if (written is VariableNode variable) variables.Add(new(variable.Name.Value, Literals.Int(otherwise)));
            else if (Literals.Int(written ?? otherwise) is { } size) given = Math.Max(size, given ?? 0);
        }

        return new(given, variables.DrainToImmutable(), sizing.AssumedSize ?? options.ListSizeAssumed);
    }

    private double Arguments(ImmutableArray<ArgumentNode> arguments, MemberMap<InputValue> definitions)
    {
        var sum = 0.0;
        foreach (var argument in arguments)
            if (definitions[argument.Name.Value] is { } definition) sum += Input(argument.Value, definition);
        return sum;
    }

    private double Input(ValueNode value, InputValue definition) =>
        value is NullValueNode ? 0 : weights.Of(definition) + Content(value, definition.Type.Innermost);

    /// <summary>The fields of input objects, those in lists too.</summary>
    private double Content(ValueNode value, NamedType type) => (value, type) switch
    {
        (ListValueNode list, _) => list.Values.Sum(item => Content(item, type)),
        (ObjectValueNode fields, InputObjectType input) =>
            fields.Fields.Sum(field => input.Fields[field.Name.Value] is { } definition ? Input(field.Value, definition) : 0),
        _ => 0,
    };
}
