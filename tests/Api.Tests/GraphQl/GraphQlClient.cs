using System.Text;
using System.Text.Json;
using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>An answer of the GraphQL head, parsed.</summary>
public sealed record GraphQlReply(int Status, JsonElement Body)
{
    public bool HasErrors => Body.TryGetProperty("errors", out _);

    public string Code => Body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;

    /// <summary>What stands below <c>data</c>, by names and indexes with dots between them.</summary>
    public JsonElement this[string path] => path.Split('.').Aggregate(
        Body.GetProperty("data"), static (at, step) => int.TryParse(step, out var index) ? at[index] : at.GetProperty(step));

    public string? Text(string path) => this[path].GetString();

    public long Number(string path) => this[path].GetInt64();

    public bool IsNull(string path) => this[path].ValueKind == JsonValueKind.Null;

    public IReadOnlyList<string?> Texts(string path, string member) =>
        [.. this[path].EnumerateArray().Select(each => each.GetProperty(member).GetString())];

    /// <summary>Code and path of each user error of a mutation.</summary>
    public IReadOnlyList<string> Refusals(string mutation) =>
    [
        .. this[$"{mutation}.errors"].EnumerateArray().Select(error =>
            $"{error.GetProperty("code").GetString()} {string.Join('.', error.GetProperty("path").EnumerateArray())}"),
    ];
}

public static class GraphQlClient
{
    extension(GraphPerson person)
    {
        /// <summary>An answer without errors.</summary>
        public async Task<GraphQlReply> QueryAsync(string query, object? variables = null)
        {
            var reply = await person.TryQueryAsync(query, variables);
            Assert.False(reply.HasErrors, reply.Body.ToString());
            return reply;
        }

        public async Task<GraphQlReply> TryQueryAsync(string query, object? variables = null)
        {
            var body = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json");
            var answer = await person.Dav.SendAsync("POST", "/graphql", body);
            return new(answer.Status, JsonDocument.Parse(answer.Body).RootElement);
        }

        /// <summary>The id of what stands at a path of the person's own space.</summary>
        public async Task<string> IdOfAsync(string path)
        {
            var found = await person.QueryAsync("query($path: String!) { item(ref: {at: {path: $path}}) { id } }", new { path });
            return found.Text("item.id")!;
        }
    }
}
