using System.Net.Http.Headers;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class ExplorerTests(ApiFixture api)
{
    [Fact]
    public async Task A_browser_gets_a_page_that_runs_its_own_script_only_where_the_server_is_told_to_serve_it()
    {
        await using var server = await ApiServer.StartAsync(
            api.Database, Directory.CreateTempSubdirectory("opencloud-test-blobs-").FullName, api.Logs,
            id => new ApiOptions { StorageId = id, GraphQl = new() { IsExplorerServed = true } });

        using var page = await GetAsync(server.Address);
        using var without = await GetAsync(api.Server.Address);

        Assert.Equal((200, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("default-src 'none'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("React.createElement(GraphiQL", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(401, (int)without.StatusCode);
    }

    private static async Task<HttpResponseMessage> GetAsync(Uri server)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, "/graphql"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await http.SendAsync(request);
    }
}
