using System.Text.Json;
using GraphQl.Host.Differential;

namespace GraphQl.Tests;

/// <summary>One request of the differential protocol, without HTTP around it.</summary>
internal static class DifferentialRun
{
    public static JsonElement Of(string schema, JsonElement request)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
            Endpoints.ExecuteAsync(schema, request, json, CancellationToken.None).GetAwaiter().GetResult();
        using var answer = JsonDocument.Parse(body.ToArray());
        return answer.RootElement.Clone();
    }
}
