using System.Buffers;
using System.Text;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.Execution;

/// <summary>Executes documents on small schemas and gives responses as text.</summary>
internal static class Answers
{
    public static GraphQlSchema Schema(params TypeDefinition[] types) => new SchemaBuilder().Add(types).Build();

    public static async Task<string> AskAsync(this RequestExecutor executor, string document, RequestScope? scope = null) =>
        Text((OperationResult)await executor.ExecuteAsync(new(document) { Scope = scope ?? RequestScope.Empty }, CancellationToken.None));

    /// <summary>Every part of a response that comes in parts.</summary>
    public static async Task<string[]> PartsAsync(this RequestExecutor executor, string document)
    {
        var result = await executor.ExecuteAsync(new(document) { IsIncremental = true }, CancellationToken.None);
        if (result is not IncrementalStream stream) return [Text((OperationResult)result)];
        var parts = new List<string>();
        await foreach (var part in stream.Payloads) parts.Add(Text(part));
        return [.. parts];
    }

    public static string Text(IResponsePayload payload)
    {
        var body = new ArrayBufferWriter<byte>();
        payload.WriteTo(body);
        return Encoding.UTF8.GetString(body.WrittenSpan);
    }
}
