using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace GraphQl.Language;

/// <summary>Values as literals. <see href="https://spec.graphql.org/September2025/#sec-Input-Values">§2.10</see></summary>
internal static class ValuePrinter
{
    public static string Value(ValueNode value) => value switch
    {
        VariableNode variable => $"${variable.Name.Value}",
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode name => name.Value,
        StringValueNode text => text.IsBlock ? Block(text.Value) : String(text.Value),
        ListValueNode list => List(list),
        ObjectValueNode fields => Object(fields),
        _ => throw new UnreachableException(value.GetType().Name),
    };

    public static string Field(ObjectFieldNode field) => $"{field.Name.Value}: {Value(field.Value)}";

    private static string List(ListValueNode list)
    {
        var items = list.Values.Select(Value).ToArray();
        var line = $"[{string.Join(", ", items)}]";
        return line.Length <= Lines.WidthMax ? line : $"[\n{Lines.Indent(string.Join('\n', items))}\n]";
    }

    private static string Object(ObjectValueNode value)
    {
        var fields = value.Fields.Select(Field).ToArray();
        var line = $"{{ {string.Join(", ", fields)} }}";
        return line.Length <= Lines.WidthMax ? line : Lines.Block(fields);
    }

    public static string String(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(c) => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>
    /// Line ends are added only where reading takes them away again: they are blank lines at the ends.
    /// <see href="https://spec.graphql.org/September2025/#sec-String-Value.Block-Strings">§2.10.4</see>
    /// </summary>
    private static string Block(string value)
    {
        var lines = value.Split('\n');
        var isOneLine = lines.Length == 1;

        // Were it to follow the opening quotes, the first line would be kept out of the common indentation that all others have.
        var mustBreakBefore = !isOneLine && lines.Skip(1).All(line => line.Length == 0 || IsBlank(line[0]));

        // A quote or backslash at the end would run into the closing quotes.
        var mustBreakAfter = value.EndsWith('"') || value.EndsWith('\\');
        var isLong = !isOneLine || value.Length > 70 || mustBreakAfter || mustBreakBefore;

        // Below the opening quotes a single line would lose its leading white space.
        var staysOnFirstLine = isOneLine && value.Length > 0 && IsBlank(value[0]);
        var before = (isLong && !staysOnFirstLine) || mustBreakBefore ? "\n" : "";
        var after = isLong ? "\n" : "";
        return $"\"\"\"{before}{value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal)}{after}\"\"\"";
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';
}
