using System.Text.Json;
using System.Text.RegularExpressions;
using Fixtures;

namespace Api.Tests.Fields;

/// <summary>
/// What became of a field, in a word: <c>data</c>, <c>null</c>, <c>true</c>, <c>done</c> for a mutation that did what it was asked; else
/// the code and the name of the value that is to blame, as <c>NOT_FOUND input.item</c>. <c>REQUEST input.name</c>: the value is none of its
/// type, so that nothing of the request is carried out.
/// </summary>
internal static partial class Outcome
{
    public const string Data = "data";
    public const string Null = "null";
    public const string Done = "done";
    public const string SignIn = "401";
    public const string Forbidden = "FORBIDDEN";

    /// <param name="path">Of the field in the answer's data.</param>
    public static string Of(Answer answer, params IEnumerable<string> path)
    {
        if (answer.Status == 401) return SignIn;
        return Of(JsonDocument.Parse(answer.Body).RootElement, path);
    }

    public static string Of(JsonElement body, params IEnumerable<string> path)
    {
        if (body.TryGetProperty("errors", out var errors)) return OfError(errors[0]);
        var value = body.GetProperty("data");
        foreach (var step in path)
        {
            if (value.ValueKind == JsonValueKind.Null) return Null;
            value = int.TryParse(step, out var index) ? value[index] : value.GetProperty(step);
        }

        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False) return value.GetRawText();
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("errors", out var refusals)) return Data;
        return refusals.GetArrayLength() == 0 ? Done : string.Join(", ", refusals.EnumerateArray().Select(OfRefusal));
    }

    private static string OfRefusal(JsonElement refusal) =>
        $"{refusal.GetProperty("code").GetString()} {string.Join('.', refusal.GetProperty("path").EnumerateArray())}".TrimEnd();

    private static string OfError(JsonElement error)
    {
        if (!error.TryGetProperty("extensions", out var extensions))
            return $"REQUEST {Variable().Match(error.GetProperty("message").GetString()!).Groups[1].Value}".TrimEnd();
        var argument = extensions.TryGetProperty("argument", out var named) ? named.GetString() : "";
        return $"{extensions.GetProperty("code").GetString()} {argument}".TrimEnd();
    }

    [GeneratedRegex(@"^Variable \$([\w.]+)")]
    private static partial Regex Variable();
}
