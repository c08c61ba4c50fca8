using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// A literal can be coerced to the type of its place. Fields of input objects that are unknown or missing have rules of
/// their own (§5.6.2, §5.6.4).
/// <see href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type">§5.6.1</see>
/// </summary>
public static class ValuesOfCorrectType
{
    private const string Section = "5.6.1";

    public static void Check(ValidationContext context)
    {
        foreach (var (node, type) in context.Survey.Literals)
        {
            if (context.IsFull) return;
            if (type is not null && ProblemOf(node, type, context.Options.Suggest) is { } problem) context.Report(Section, problem, node);
        }
    }

    private static string? ProblemOf(ValueNode node, GraphQlType type, bool suggest)
    {
        if (node is NullValueNode) return type.IsNonNull ? $"A value of \"{type}\" cannot be null." : null;
        return type.NullableType switch
        {
            // What a list holds is looked at item by item.
            ListType => null,
            InputObjectType input when node is ObjectValueNode value => input.IsOneOf ? ProblemOfOneOf(value, input) : null,
            InputObjectType input => $"A value of \"{input.Name}\" is written as an object, not as {Text(node)}.",
            LeafType leaf => ProblemOfLeaf(node, leaf, suggest),
            // An output type: an error of §5.8.2.
            _ => null,
        };
    }

    /// <summary>
    /// Exactly one field, and not null.
    /// <see href="https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects">§3.10.1</see>
    /// </summary>
    private static string? ProblemOfOneOf(ObjectValueNode value, InputObjectType input)
    {
        var known = value.Fields.Where(field => input.Fields.Contains(field.Name.Value)).ToArray();
        return known is [{ Value: not NullValueNode }] ? null : $"A value of \"{input.Name}\" has exactly one field, which is not null.";
    }

    private static string? ProblemOfLeaf(ValueNode node, LeafType leaf, bool suggest)
    {
        // What a custom scalar makes of variables is known only when they are.
        if (leaf is ScalarType { IsBuiltIn: false } && HoldsVariable(node)) return null;
        // A number beyond the range of doubles is written like one within; it is refused where it is coerced, not here.
        if (leaf is { Name: "Float", IsBuiltIn: true } && node is FloatValueNode or IntValueNode) return null;
        try
        {
            leaf.CoerceLiteral(node);
            return null;
        }
        catch (CoercionException exception)
        {
            var hint = suggest && leaf is EnumType names && node is EnumValueNode name
                ? Suggestion.Of(name.Value, names.Values.Select(value => value.Name))
                : "";
            return $"{Mismatch()} {exception.Message}{hint}";
        }

        string Mismatch() => $"{Text(node)} is no value of \"{leaf.Name}\".";
    }

    private static bool HoldsVariable(ValueNode node) => node switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HoldsVariable),
        ObjectValueNode value => value.Fields.Any(field => HoldsVariable(field.Value)),
        _ => false,
    };

    private static string Text(ValueNode node)
    {
        var text = Printer.Print(node);
        return text.Length <= 40 ? text : $"{text[..40]}…";
    }
}
