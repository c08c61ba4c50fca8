using System.Text.Json;
using Fixtures;
using Xunit;

namespace Api.Tests.Access;

/// <summary>Passwords for single programs. Reference: B2.</summary>
[Collection(ApiCollection.Name)]
public class AppTokenTests(ApiFixture api)
{
    private const string Tokens = "/auth-app/tokens";

    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task A_token_signs_in_until_it_is_revoked_and_the_password_goes_on()
    {
        var made = JsonDocument.Parse((await _alan.SendAsync("POST", $"{Tokens}?expiry=1h&label=rclone")).Body).RootElement;
        var text = made.GetProperty("token").GetString()!;
        var program = api.As(ApiFixture.Alan, text);
        Assert.Equal(207, (await program.ListAsync("")).Status);
        Assert.Contains("rclone", (await _alan.GetAsync(Tokens)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, (await _alan.GetAsync(Tokens)).Text, StringComparison.Ordinal);

        Assert.Equal(200, (await _alan.SendAsync("DELETE", $"{Tokens}?token={text}")).Status);
        Assert.Equal(401, (await program.ListAsync("")).Status);
        Assert.Equal(207, (await _alan.ListAsync("")).Status);
    }

    [Fact]
    public async Task A_token_opens_nobody_elses_files_and_makes_no_tokens()
    {
        var text = JsonDocument.Parse((await _alan.SendAsync("POST", Tokens)).Body).RootElement.GetProperty("token").GetString()!;
        Assert.Equal(401, (await api.As(ApiFixture.Mary, text).ListAsync("")).Status);
        Assert.Equal(403, (await api.As(ApiFixture.Alan, text).SendAsync("POST", Tokens)).Status);
        Assert.Equal(404, (await api.As(ApiFixture.Mary).SendAsync("DELETE", $"{Tokens}?token={text}")).Status);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0h")]
    [InlineData("1y")]
    [InlineData("-1h")]
    [InlineData("900000d")]
    public async Task An_expiry_that_is_none_is_refused(string expiry) =>
        Assert.Equal(400, (await _alan.SendAsync("POST", $"{Tokens}?expiry={expiry}")).Status);

    [Fact]
    public async Task Nobody_gets_one_without_signing_in() => Assert.Equal(401, (await api.As("").SendAsync("POST", Tokens)).Status);
}
