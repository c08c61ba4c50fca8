using System.Text.Json;
using GraphQl.Execution;
using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>
/// The parameters of a request.
/// <see href="https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters">GraphQL over HTTP §5.1</see>
/// </summary>
internal sealed record RequestParameters(
    string? Query,
    string? DocumentId,
    string? OperationName,
    IReadOnlyDictionary<string, object?>? Variables,
    IReadOnlyDictionary<string, object?>? Extensions)
{
    /// <summary>From a JSON object. Properties of other names are ignored; null is the same as absent.</summary>
    /// <exception cref="RequestRefusedException">The JSON is no request.</exception>
    public static RequestParameters Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
            throw new RequestRefusedException(StatusCodes.Status400BadRequest, "Batches are not served.");
        if (json.ValueKind != JsonValueKind.Object) throw NotARequest("The body must be one request object.");
        return new(
            Text(json, "query"), Text(json, "documentId"), Text(json, "operationName"), Map(json, "variables"), Map(json, "extensions"));
    }

    private static string? Text(JsonElement json, string name) => Property(json, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw NotARequest($"{name} must be a string."),
    };

    private static IReadOnlyDictionary<string, object?>? Map(JsonElement json, string name) => Property(json, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } map => VariableReader.Read(map),
        _ => throw NotARequest($"{name} must be an object."),
    };

    private static JsonElement? Property(JsonElement json, string name) =>
        json.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    internal static RequestRefusedException NotARequest(string message, string? code = null) =>
        new(StatusCodes.Status422UnprocessableEntity, message) { Code = code };
}
