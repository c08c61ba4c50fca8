using Api.Http.Authentication;
using Api.Tests.Graph;
using Commands;
using Domain;
using Fixtures;
using Xunit;

namespace Api.Tests.Access.Revoked;

/// <summary>Whose password changes while what they asked for is on its way has to sign in again: it is no contention, which would be worth trying again.</summary>
[Collection(ApiCollection.Name)]
public class SignedOutTests(ApiFixture api)
{
    [Fact]
    public async Task LibreGraph_says_so()
    {
        var answer = await AskAsync("/graph/v1.0/drives", """{"name":"Nothing of this is made"}""");
        Assert.Equal(401, answer.Status);
        Assert.Contains("\"unauthenticated\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GraphQL_says_so()
    {
        var answer = await AskAsync("/graphql", """{"query":"mutation { createSpace(input: {name: \"Nothing\"}) { errors { code } } }"}""");
        Assert.Contains("UNAUTHENTICATED", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CONFLICT", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OCS_says_so()
    {
        var answer = await AskAsync(
            "/ocs/v2.php/apps/files_sharing/api/v1/shares", "path=/kept&shareType=3&permissions=1", "application/x-www-form-urlencoded");
        Assert.Equal(401, answer.Status);
        Assert.Contains("<statuscode>997<", answer.Text, StringComparison.Ordinal);
    }

    private async Task<Answer> AskAsync(string path, string text, string type = "application/json")
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        Assert.Equal(201, (await anna.Dav.MkcolAsync("kept")).Status);
        var content = new HeldContent(text);
        var asking = anna.Dav.SendAsync("POST", path, content, ("Expect", "100-continue"), ("Content-Type", type));
        await content.Begun;
        await api.VisibleAsync(await api.Server.Users.ChangePasswordAsync(
            Envelope.System("test"), anna.Id, Passwords.Hash("Another-password1"), default));
        content.Release();
        return await asking;
    }
}
