using System.Text.Json;
using Xunit;

namespace Api.Tests;

[Collection(ApiCollection.Name)]
public class WebFingerTests(ApiFixture api)
{
    private const string Rel = "http://webfinger.opencloud/rel/server-instance";

    private string Host => api.Server.Address.Authority;

    [Fact]
    public async Task Who_is_signed_in_learns_the_address_of_their_server()
    {
        var answer = await api.Client.GetAsync($"/.well-known/webfinger?resource=acct:alan@{Host}&rel={Rel}");

        var link = Assert.Single(JsonDocument.Parse(answer.Body).RootElement.GetProperty("links").EnumerateArray());
        Assert.Equal((Rel, $"http://{Host}"), (link.GetProperty("rel").GetString(), link.GetProperty("href").GetString()));
    }

    [Fact]
    public async Task Nobody_learns_which_accounts_there_are()
    {
        var nobody = api.As("", "");
        var (there, missing) = (await nobody.GetAsync(Of("alan")), await nobody.GetAsync(Of("nobody-of-this-name")));

        Assert.Equal((200, 200), (there.Status, missing.Status));
        Assert.Equal(there.Text.Replace("alan", "x", StringComparison.Ordinal), missing.Text.Replace("nobody-of-this-name", "x", StringComparison.Ordinal));
        Assert.Empty(JsonDocument.Parse(there.Body).RootElement.GetProperty("links").EnumerateArray());
    }

    [Theory]
    [InlineData("/.well-known/webfinger", 400)]
    [InlineData("/.well-known/webfinger?resource=alan", 400)]
    [InlineData("/.well-known/webfinger?resource=acct:alan@elsewhere.example", 404)]
    [InlineData("/.well-known/webfinger?resource=https://elsewhere.example", 404)]
    public async Task What_names_nothing_here_is_refused(string path, int status) =>
        Assert.Equal(status, (await api.Client.GetAsync(path)).Status);

    private string Of(string name) => $"/.well-known/webfinger?resource=acct:{name}@{Host}";
}
