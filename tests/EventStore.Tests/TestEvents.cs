using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EventStore.Tests;

public sealed record Noted(string Text, long Number = 0);

public sealed record Closed;

internal sealed record Unregistered;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Noted))]
[JsonSerializable(typeof(Closed))]
internal sealed partial class TestJson : JsonSerializerContext;

internal static class TestEvents
{
    public static readonly IReadOnlyDictionary<string, JsonTypeInfo> Table = new Dictionary<string, JsonTypeInfo>
    {
        ["noted"] = TestJson.Default.Noted,
        ["closed"] = TestJson.Default.Closed,
    };

    public static EventTypes Types() => new(Table);
}
