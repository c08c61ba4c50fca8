using System.Text;
using System.Text.Json;
using Api.GraphQl;
using Fixtures;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>What an operator bounds is bounded: the limits of the options, on a server that was told so and on one that was not.</summary>
[Collection(ApiCollection.Name)]
public class LimitTests(ApiFixture api)
{
    private static readonly GraphQlOptions Small = new()
    {
        AllowIntrospection = false,
        TokensMax = 30,
        DepthMax = 2,
        AliasesMax = 1,
        RootFieldsMax = 1,
        DirectivesPerPlaceMax = 1,
        FragmentsMax = 1,
        CostMax = 50,
        ResponseBytesMax = 500,
    };

    [Fact]
    public async Task What_goes_beyond_a_limit_of_the_options_is_refused()
    {
        var bounded = await StartAsync(Small);
        foreach (var (query, told) in new[]
        {
            ($"{{ me {{ {string.Join(' ', Enumerable.Repeat("role", 30))} }} }}", "tokens"),
            ("{ me { person { id } } }", "deep"),
            ("{ me { a: role b: role } }", "alias"),
            ("{ me { role } roles { id } }", "root"),
            ("{ me { role @skip(if: false) @include(if: true) } }", "directives"),
            ("{ me { ...a ...b } } fragment a on Me { role } fragment b on Me { canShare }", "fragments"),
            ("{ nodes(ids: []) { id } }", "cost"),
            ("{ roles { description } }", "too large"),
            ("{ __schema { queryType { name } } }", "schema"),
        })
        {
            Assert.Contains(told, ErrorOf(await AskAsync(bounded, query)), StringComparison.Ordinal);
            Assert.Equal("", ErrorOf(await AskAsync(api.Server, query)));
        }
    }

    [Fact]
    public async Task A_secret_schema_is_not_told_by_guesses_at_its_names()
    {
        const string misspelt = "{ me { rolee } }";

        Assert.Contains("\"role\"", ErrorOf(await AskAsync(api.Server, misspelt)), StringComparison.Ordinal);
        Assert.DoesNotContain("\"role\"", ErrorOf(await AskAsync(await StartAsync(Small), misspelt)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_trusted_documents_are_served_their_ids_are_enough_and_nothing_else_is()
    {
        var server = await StartAsync(new()
        {
            TrustedDocuments = new Dictionary<string, string> { ["mine"] = "{ me { role } }" },
            IsOnlyTrustedServed = true,
        });

        var known = await SendAsync(server, """{"documentId": "mine"}""");
        Assert.Equal("USER", known.Text("me.role"));
        Assert.Contains("trusted", ErrorOf(await AskAsync(server, "{ me { role } }")), StringComparison.Ordinal);
    }

    private Task<ApiServer> StartAsync(GraphQlOptions options) =>
        api.StartServerAsync(id => new ApiOptions { StorageId = id, GraphQl = options });

    private static string ErrorOf(GraphQlReply reply) =>
        reply.HasErrors ? reply.Body.GetProperty("errors")[0].GetProperty("message").GetString()! : "";

    private static Task<GraphQlReply> AskAsync(ApiServer server, string query) =>
        SendAsync(server, JsonSerializer.Serialize(new { query }));

    private static async Task<GraphQlReply> SendAsync(ApiServer server, string json)
    {
        var client = new DavClient(server.Address, ApiFixture.Alan, ApiFixture.Password);
        var answer = await client.SendAsync("POST", "/graphql", new StringContent(json, Encoding.UTF8, "application/json"));
        return new(answer.Status, JsonDocument.Parse(answer.Body).RootElement);
    }
}
