using System.Text.Json;
using GraphQl.Host.Differential;

namespace GraphQl.Tests.Execution;

/// <summary>Documents are executed as the reference implementation does, on resolvers that are told by data.</summary>
public sealed class ExecuteVectorsTests
{
    private static readonly JsonElement File = Vectors.Read("execute");

    [Fact]
    public void Every_document_gives_the_response_of_the_reference() =>
        Vectors.Check(File.GetProperty("cases").EnumerateArray().Where(@case => !@case.TryGetProperty("choice", out _)), Problem);

    private static string? Problem(JsonElement @case)
    {
        var schema = @case.GetProperty("schema").GetString()!;
        if (File.GetProperty("schemas").TryGetProperty(schema, out var named)) schema = named.GetString()!;
        return Responses.Difference(@case.GetProperty("response"), DifferentialRun.Of(schema, @case));
    }
}
