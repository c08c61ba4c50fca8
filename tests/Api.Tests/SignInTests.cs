using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Who is let in, who is not, and what each of them hears.</summary>
[Collection(ApiCollection.Name)]
public class SignInTests(ApiFixture api)
{
    private const string Challenge = "Basic realm=\"OpenCloud\", charset=\"UTF-8\"";

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("PROPFIND")]
    [InlineData("OPTIONS")]
    [InlineData("REPORT")]
    [InlineData("FROBNICATE")]
    public async Task Without_credentials_one_is_invited_to_sign_in(string method)
    {
        var answer = await new DavClient(api.Server.Address, "", "").SendAsync(method, "/remote.php/dav/files/alan/x.txt");

        Assert.Equal((401, Challenge), (answer.Status, answer["WWW-Authenticate"]));
        if (method != "HEAD") Assert.Equal("Sign in to go on.", DavError.Expect(answer, 401, "NotAuthenticated").Message);
    }

    [Fact]
    public async Task A_script_in_a_browser_is_spared_the_browsers_own_dialog()
    {
        var answer = await new DavClient(api.Server.Address, "", "").GetAsync("/dav/files/alan/", ("X-Requested-With", "XMLHttpRequest"));

        Assert.Equal((401, null), (answer.Status, answer["WWW-Authenticate"]));
    }

    [Fact]
    public async Task A_wrong_password_and_a_name_that_nobody_has_sound_alike()
    {
        var name = await UserAsync();

        var wrong = await api.As(name, "wrong").PropFindAsync("", "0");
        var unknown = await api.As($"not-{name}").PropFindAsync("", "0");

        Assert.Equal("The name or the password is wrong.", DavError.Expect(wrong, 401, "NotAuthenticated").Message);
        Assert.Equal((wrong.Status, wrong.Text, wrong["WWW-Authenticate"]), (unknown.Status, unknown.Text, unknown["WWW-Authenticate"]));
        var refused = await api.LoggedAsync<AccessEvent.SignInRefused>();
        Assert.Contains(refused, each => each.Name?.Value == name && each.Reason == "wrong_password");
        Assert.Contains(refused, each => each.Name?.Value == $"not-{name}" && each.Reason == "unknown_name");
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic !!!")]
    [InlineData("Basic YWxhbg==")]
    [InlineData("Basic YWxhbjpkZW1")]
    [InlineData("Basic /zp4")]
    [InlineData("Basic OmRlbW8=")]
    [InlineData("Bearer YWxhbjpkZW1v")]
    [InlineData("Digest username=\"alan\"")]
    [InlineData("YWxhbjpkZW1v")]
    public async Task What_is_no_credential_lets_nobody_in(string header)
    {
        var answer = await new DavClient(api.Server.Address, "", "").GetAsync("/dav/files/alan/", ("Authorization", header));

        DavError.Expect(answer, 401, "NotAuthenticated");
        Assert.Equal(Challenge, answer["WWW-Authenticate"]);
    }

    [Fact]
    public async Task Two_credentials_are_none()
    {
        using var raw = new RawHttp(api.Server.Address);

        var twice = RawHttp.Authorization(ApiFixture.Alan) + RawHttp.Authorization(ApiFixture.Mary);
        await raw.SendAsync($"GET /dav/files/alan/ HTTP/1.1\r\nHost: x\r\n{twice}\r\n");

        Assert.Equal(401, (await raw.ReceiveAsync()).Status);
    }

    [Fact]
    public async Task A_name_is_taken_in_any_case_and_a_password_only_as_it_is()
    {
        var name = await UserAsync("pass:wörd ");

        Assert.Equal(207, (await api.As(name, "pass:wörd ").PropFindAsync("", "0")).Status);
        Assert.Equal(207, (await api.As(name.ToUpperInvariant(), "pass:wörd ").PropFindAsync("", "0")).Status);
        Assert.Equal(401, (await api.As(name, "PASS:WÖRD ").PropFindAsync("", "0")).Status);
        Assert.Equal(401, (await api.As(name, "pass:wörd").PropFindAsync("", "0")).Status);
    }

    [Fact]
    public async Task A_disabled_account_is_shut_out_at_once_and_let_in_again()
    {
        var id = UserId.New();
        var client = api.As(await UserAsync(id: id));
        Assert.Equal(201, (await client.PutAsync("a.txt", "kept")).Status);

        await api.VisibleAsync(await api.Server.Users.DisableAsync(Envelope.System("test"), id, default));
        DavError.Expect(await client.GetAsync("a.txt"), 401, "NotAuthenticated");
        DavError.Expect(await client.PutAsync("a.txt", "changed"), 401, "NotAuthenticated");
        Assert.Equal(401, (await client.GetAsync("/ocs/v2.php/cloud/user")).Status);
        Assert.Contains(await api.LoggedAsync<AccessEvent.SignInRefused>(), each => each.Reason == "disabled");

        await api.VisibleAsync(await api.Server.Users.EnableAsync(Envelope.System("test"), id, default));
        Assert.Equal("kept", (await client.GetAsync("a.txt")).Text);
    }

    [Fact]
    public async Task An_old_password_counts_no_longer_once_there_is_a_new_one()
    {
        var id = UserId.New();
        var name = await UserAsync(id: id);
        Assert.Equal(207, (await api.As(name).PropFindAsync("", "0")).Status);

        var hash = Passwords.Hash("new");
        await api.VisibleAsync(await api.Server.Users.ChangePasswordAsync(Envelope.System("test"), id, hash, default));

        DavError.Expect(await api.As(name).PropFindAsync("", "0"), 401, "NotAuthenticated");
        Assert.Equal(207, (await api.As(name, "new").PropFindAsync("", "0")).Status);
    }

    private async Task<string> UserAsync(string password = ApiFixture.Password, UserId? id = null)
    {
        var name = $"user-{Guid.NewGuid():n}";
        var user = new NewUser(id ?? UserId.New(), name, name, null, IsAdmin: false, QuotaBytes: null);
        await api.VisibleAsync(await api.Server.Users.RegisterAsync(Envelope.System("test"), user, Passwords.Hash(password), default));
        return name;
    }
}
