using System.Text.Json;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>Variables from JSON: text, booleans, numbers as written, lists and dictionaries.</summary>
public static class VariableReader
{
    /// <summary>The members of an object; null for anything else.</summary>
    public static IReadOnlyDictionary<string, object?>? Read(JsonElement variables) =>
        variables.ValueKind == JsonValueKind.Object ? (OrderedDictionary<string, object?>)Value(variables)! : null;

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => new JsonNumber(value.GetRawText()),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.Object => Members(value),
        _ => null,
    };

    private static OrderedDictionary<string, object?> Members(JsonElement value)
    {
        var members = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject()) members[member.Name] = Value(member.Value);
        return members;
    }
}
