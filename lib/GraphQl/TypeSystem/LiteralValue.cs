using System.Diagnostics;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// A literal as the JSON value that means the same: the coercion of scalars that know no better.
/// An absent variable is left out of an object and null in a list, as input coercion has it everywhere.
/// </summary>
public static class LiteralValue
{
    public static object? Of(ValueNode literal, Func<string, InputSlot>? variables) => literal switch
    {
        NullValueNode => null,
        StringValueNode text => text.Value,
        EnumValueNode name => name.Value,
        BooleanValueNode boolean => boolean.Value,
        IntValueNode number => new JsonNumber(number.Value),
        FloatValueNode number => new JsonNumber(number.Value),
        ListValueNode list => list.Values.Select(item => Of(item, variables)).ToArray(),
        ObjectValueNode value => ObjectOf(value, variables),
        VariableNode variable => variables?.Invoke(variable.Name.Value).Value,
        _ => throw new UnreachableException(literal.GetType().Name),
    };

    private static OrderedDictionary<string, object?> ObjectOf(ObjectValueNode value, Func<string, InputSlot>? variables)
    {
        var members = new OrderedDictionary<string, object?>(value.Fields.Length);
        foreach (var field in value.Fields)
        {
            if (field.Value is VariableNode variable && variables is not null && !variables(variable.Name.Value).IsPresent) continue;
            members[field.Name.Value] = Of(field.Value, variables);
        }

        return members;
    }
}
