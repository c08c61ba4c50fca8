using System.Text;

namespace GraphQl.Language;

/// <summary>
/// One text per meaning of a value: fields of objects and arguments in the order of their names, everything else as written.
/// Two values are "identical" in the sense of <see href="https://spec.graphql.org/September2025/#sec-Field-Selection-Merging">§5.3.2</see>
/// when their texts are: <c>{a: 1, b: 2}</c> is <c>{b: 2, a: 1}</c>, but <c>1</c> is not <c>1.0</c>, <c>[1]</c> or <c>"1"</c>.
/// </summary>
public static class CanonicalValue
{
    public static string Of(ValueNode value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>Arguments as one text, in the order of their names.</summary>
    public static string Of(IReadOnlyCollection<ArgumentNode> arguments)
    {
        if (arguments.Count == 0) return "";
        var text = new StringBuilder();
        foreach (var argument in arguments.OrderBy(argument => argument.Name.Value, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value).Append(':');
            Append(text, argument.Value);
            text.Append(',');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable: text.Append('$').Append(variable.Name.Value); break;
            case IntValueNode number: text.Append(number.Value); break;
            case FloatValueNode number: text.Append(number.Value); break;
            case BooleanValueNode boolean: text.Append(boolean.Value ? "true" : "false"); break;
            case NullValueNode: text.Append("null"); break;
            case EnumValueNode name: text.Append(name.Value); break;
            // The length makes an end mark and escapes needless. A block string differs from a string, as in the reference implementation.
            case StringValueNode s: text.Append(s.IsBlock ? '|' : '"').Append(s.Value.Length).Append(':').Append(s.Value); break;
            case ListValueNode list: AppendList(text, list); break;
            case ObjectValueNode fields: AppendObject(text, fields); break;
            default: throw new System.Diagnostics.UnreachableException(value.GetType().Name);
        }
    }

    private static void AppendList(StringBuilder text, ListValueNode list)
    {
        text.Append('[');
        foreach (var item in list.Values)
        {
            Append(text, item);
            text.Append(',');
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, ObjectValueNode value)
    {
        text.Append('{');
        foreach (var field in value.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
        {
            text.Append(field.Name.Value).Append(':');
            Append(text, field.Value);
            text.Append(',');
        }

        text.Append('}');
    }
}
