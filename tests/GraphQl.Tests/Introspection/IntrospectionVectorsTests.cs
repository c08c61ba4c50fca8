using System.Text.Json;
using GraphQl.Host.Differential;

namespace GraphQl.Tests.Introspection;

/// <summary>A schema tells of itself what was written. The order of types, fields and so on is not promised.</summary>
public sealed class IntrospectionVectorsTests
{
    private static readonly JsonElement File = Vectors.Read("schema");

    [Fact]
    public void Every_valid_schema_tells_what_it_declares() =>
        Vectors.Check(File.GetProperty("cases").EnumerateArray().Where(@case => @case.GetProperty("valid").GetBoolean()), Problem);

    private static string? Problem(JsonElement @case)
    {
        var request = JsonSerializer.SerializeToElement(new { document = File.GetProperty("query").GetString(), data = new { } });
        var told = DifferentialRun.Of(@case.GetProperty("sdl").GetString()!, request).GetProperty("data").GetProperty("__schema");
        foreach (var member in @case.GetProperty("introspection").EnumerateObject())
        {
            var own = told.GetProperty(member.Name);
            if (member.Value.ValueKind != JsonValueKind.Array)
            {
                if (Sorted(member.Value) != Sorted(own)) return $"{member.Name}: expected {member.Value}, found {own}";
                continue;
            }

            foreach (var wanted in member.Value.EnumerateArray())
            {
                var name = wanted.GetProperty("name").GetString();
                var found = own.EnumerateArray().FirstOrDefault(entry => entry.GetProperty("name").GetString() == name);
                if (found.ValueKind == JsonValueKind.Undefined || Sorted(wanted) != Sorted(found))
                    return $"{name}: expected {wanted}, found {found}";
            }
        }

        return null;
    }

    private static string Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{Joined(value.EnumerateArray().Select(Sorted))}]",
        JsonValueKind.Object => $"{{{Joined(value.EnumerateObject().Select(member => $"{member.Name}:{Sorted(member.Value)}"))}}}",
        _ => JsonSerializer.Serialize(value),
    };

    private static string Joined(IEnumerable<string> texts) => string.Join(',', texts.Order(StringComparer.Ordinal));
}
