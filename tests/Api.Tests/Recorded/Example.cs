using System.Text.Json;
using System.Xml.Linq;

namespace Api.Tests.Recorded;

/// <summary>
/// An answer as the protocol's description has it, written by hand. A name that ends in <c>?</c> may be missing; a list's first member
/// stands for all.
/// </summary>
internal sealed class Example(JsonElement wanted)
{
    public static Example Of(string name)
    {
        using var file = typeof(Example).Assembly.GetManifestResourceStream($"Api.Tests.Recorded.Examples.{name}.json")!;
        return new(JsonDocument.Parse(file).RootElement);
    }

    /// <summary>What is missing, too much or of another type, each in a line.</summary>
    public IEnumerable<string> Differences(JsonElement answer) => Compare(wanted, answer, "");

    /// <summary>The values that are others than the example's, each by its path; <c>*</c> stands for any.</summary>
    public IEnumerable<string> Untruths(JsonElement answer) => Untruths(wanted, answer, "");

    /// <summary>What XML tells otherwise than JSON: names and how they are nested. A list's members are elements of that name.</summary>
    public static IEnumerable<string> Differences(JsonElement json, XElement xml) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => xml.Element(member.Name) is { } element
            ? Differences(member.Value, element)
            : [$"{xml.Name}/{member.Name} is missing in XML"]),
        JsonValueKind.Array => json.GetArrayLength() == xml.Elements("element").Count() ? [] : [$"{xml.Name} has another length in XML"],
        JsonValueKind.True or JsonValueKind.False => xml.Value == (json.GetBoolean() ? "1" : "0") ? [] : [$"{xml.Name} is {xml.Value} in XML"],
        _ => xml.Value == json.ToString() ? [] : [$"{xml.Name} is {xml.Value} in XML"],
    };

    private static IEnumerable<string> Untruths(JsonElement wanted, JsonElement answer, string path) => wanted.ValueKind switch
    {
        JsonValueKind.Object => wanted.EnumerateObject().Where(member => answer.TryGetProperty(member.Name, out _))
            .SelectMany(member => Untruths(member.Value, answer.GetProperty(member.Name), $"{path}/{member.Name}")),
        JsonValueKind.Array when wanted.GetArrayLength() != answer.GetArrayLength() => [path],
        JsonValueKind.Array => wanted.EnumerateArray().Zip(answer.EnumerateArray()).SelectMany(pair => Untruths(pair.First, pair.Second, path)),
        _ => wanted.ToString() == "*" || wanted.ToString() == answer.ToString() ? [] : [path],
    };

    private static IEnumerable<string> Compare(JsonElement wanted, JsonElement answer, string path) => (wanted.ValueKind, answer.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => CompareMembers(wanted, answer, path),
        (JsonValueKind.Array, JsonValueKind.Array) => wanted.GetArrayLength() == 0 ? []
            : answer.EnumerateArray().SelectMany((each, index) => Compare(wanted[0], each, $"{path}[{index}]")),
        (JsonValueKind.True or JsonValueKind.False, JsonValueKind.True or JsonValueKind.False) => [],
        var (kind, told) => kind == told ? [] : [$"{path} is a {told}, not a {kind}"],
    };

    private static IEnumerable<string> CompareMembers(JsonElement wanted, JsonElement answer, string path)
    {
        var known = new HashSet<string>();
        foreach (var member in wanted.EnumerateObject())
        {
            var name = member.Name.TrimEnd('?');
            known.Add(name);
            if (answer.TryGetProperty(name, out var value))
                foreach (var line in Compare(member.Value, value, $"{path}/{name}")) yield return line;
            else if (name == member.Name) yield return $"{path}/{name} is missing";
        }

        foreach (var member in answer.EnumerateObject())
            if (!known.Contains(member.Name)) yield return $"{path}/{member.Name} is too much";
    }
}
