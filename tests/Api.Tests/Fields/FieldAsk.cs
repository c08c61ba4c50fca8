using System.Text;
using System.Text.Json;
using Fixtures;

namespace Api.Tests.Fields;

/// <summary>A GraphQL request of the table.</summary>
/// <param name="Variables">By their names.</param>
/// <param name="FileAt">Where in the variables the file belongs; nowhere: the request has none.</param>
internal sealed record FieldAsk(
    string Document, IReadOnlyDictionary<string, object?> Variables, byte[]? File = null, params IReadOnlyList<string> FileAt)
{
    public Task<Answer> SendAsync(DavClient client)
    {
        var operations = JsonSerializer.Serialize(new { query = Document, variables = Variables });
        if (File is null) return client.SendAsync("POST", "/graphql", new StringContent(operations, Encoding.UTF8, "application/json"));
        return client.SendAsync("POST", "/graphql", new MultipartFormDataContent
        {
            { new StringContent(operations), "operations" },
            { new StringContent(JsonSerializer.Serialize(new Dictionary<string, object> { ["0"] = FileAt })), "map" },
            { new ByteArrayContent(File), "0", "file.gif" },
        }, ("GraphQL-Require-Preflight", "1"));
    }
}
