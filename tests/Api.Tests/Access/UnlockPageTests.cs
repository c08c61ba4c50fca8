using Api.Http.Authentication;
using Commands;
using Domain.Access;
using Domain.Links;
using Fixtures;
using Xunit;

namespace Api.Tests.Access;

/// <summary>A link with a password in a browser: its page asks for it in a form, and a cookie stands for it afterwards.</summary>
[Collection(ApiCollection.Name)]
public class UnlockPageTests(ApiFixture api)
{
    private const string Password = "Open-Sesame1";

    private readonly DavClient _alan = api.Client;
    private readonly DavClient _visitor = api.As("");

    [Fact]
    public async Task A_form_asks_for_the_password_and_tells_nothing_of_what_is_behind()
    {
        var (_, link) = await LockedAsync();
        var page = await _visitor.GetAsync($"/s/{link.Token}");

        Assert.Equal(401, page.Status);
        Assert.DoesNotContain("Basic", page["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.Contains("<form method=\"post\">", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("one.txt", page.Text, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'; frame-ancestors 'none'", page["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("same-origin", page["Referrer-Policy"]);
    }

    [Fact]
    public async Task The_right_password_opens_the_page_and_what_it_leads_to()
    {
        var (_, link) = await LockedAsync();
        var opened = await UnlockAsync($"/s/{link.Token}/sub");
        Assert.Equal((303, $"/s/{link.Token}/sub"), (opened.Status, opened["Location"]));
        Assert.Equal(["/s/" + link.Token, "/dav/public-files/" + link.Token], Cookies(opened).Select(cookie => Attribute(cookie, "path")));
        Assert.All(Cookies(opened), cookie => Assert.Contains("; httponly", cookie, StringComparison.Ordinal));
        Assert.Equal(["lax", "strict"], Cookies(opened).Select(cookie => Attribute(cookie, "samesite")));

        var cookie = CookieOf(opened);
        Assert.Contains("one.txt", (await _visitor.GetAsync($"/s/{link.Token}", cookie)).Text, StringComparison.Ordinal);
        Assert.Equal("one", (await _visitor.GetAsync($"/dav/public-files/{link.Token}/one.txt", cookie)).Text);
        Assert.Equal(200, (await _visitor.SendAsync("HEAD", $"/dav/public-files/{link.Token}/one.txt", cookie)).Status);
    }

    [Fact]
    public async Task A_wrong_password_is_told_on_the_same_page_and_recorded()
    {
        var (_, link) = await LockedAsync();
        var refused = await UnlockAsync($"/s/{link.Token}", "not this");

        Assert.Equal(401, refused.Status);
        Assert.Contains("This is not the password.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("<form method=\"post\">", refused.Text, StringComparison.Ordinal);
        Assert.Empty(Cookies(refused));
        Assert.DoesNotContain("role=\"alert\"", (await UnlockAsync($"/s/{link.Token}", "")).Text, StringComparison.Ordinal);
        Assert.Contains(
            await api.LoggedAsync<AccessEvent.SignInRefused>(), each => each.Name?.Value == "public" && each.Reason == "link_wrong_password");
    }

    [Fact]
    public async Task Guesses_in_the_form_and_over_WebDAV_are_counted_together_and_then_wait()
    {
        var (_, link) = await LockedAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal(401, (await UnlockAsync($"/s/{link.Token}", $"guess {guess}")).Status);
            Assert.Equal(401, (await api.As("public", $"other {guess}").GetAsync($"/dav/public-files/{link.Token}/one.txt")).Status);
        }

        var waits = await UnlockAsync($"/s/{link.Token}");
        Assert.Equal(429, waits.Status);
        Assert.InRange(int.Parse(waits["Retry-After"]!), 1, 60);
        Assert.Contains("Too many wrong passwords came from your network", waits.Text, StringComparison.Ordinal);
        Assert.Contains("<form method=\"post\">", waits.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_opens_its_link_and_no_other()
    {
        var (folder, link) = await LockedAsync();
        var other = await api.LinkAsync("alan", folder, LinkType.Edit, Passwords.Hash(Password));
        var cookie = CookieOf(await UnlockAsync($"/s/{link.Token}"));

        Assert.Equal(401, (await _visitor.GetAsync($"/s/{other.Token}", cookie)).Status);
        Assert.Equal(401, (await _visitor.GetAsync($"/dav/public-files/{other.Token}/one.txt", cookie)).Status);
        foreach (var forged in new[] { "link=", "link=x", "link=9999999999.", "link=9999999999.AAAA", $"{cookie.Value}A" })
            Assert.Equal(401, (await _visitor.GetAsync($"/s/{link.Token}", ("Cookie", forged))).Status);
    }

    [Fact]
    public async Task Another_password_and_the_links_end_void_the_cookie_at_once()
    {
        var (_, link) = await LockedAsync();
        var by = Grants.By((await api.PersonAsync("alan")).Id);
        var cookie = CookieOf(await UnlockAsync($"/s/{link.Token}"));
        Assert.Equal(200, (await _visitor.GetAsync($"/s/{link.Token}", cookie)).Status);

        // The same password, set again: it is the setting that ends what was opened before.
        await api.VisibleAsync(await api.Server.Services.Links.SetPasswordAsync(by, link.Id, Passwords.Hash(Password), default));
        Assert.Equal(401, (await _visitor.GetAsync($"/s/{link.Token}", cookie)).Status);
        Assert.Equal(401, (await _visitor.GetAsync($"/dav/public-files/{link.Token}/one.txt", cookie)).Status);

        var again = CookieOf(await UnlockAsync($"/s/{link.Token}"));
        Assert.Equal(200, (await _visitor.GetAsync($"/s/{link.Token}", again)).Status);
        await api.VisibleAsync(await api.Server.Services.Links.RevokeAsync(by.Next(), link.Id, default));
        Assert.Equal(404, (await _visitor.GetAsync($"/s/{link.Token}", again)).Status);
        Assert.Equal(404, (await _visitor.GetAsync($"/dav/public-files/{link.Token}/one.txt", again)).Status);
    }

    [Fact]
    public async Task By_cookie_nothing_is_changed_but_what_the_page_itself_sends()
    {
        var (_, link) = await LockedAsync();
        var (cookie, to) = (CookieOf(await UnlockAsync($"/s/{link.Token}")), $"/dav/public-files/{link.Token}");
        var here = api.Server.Address.GetLeftPart(UriPartial.Authority);

        foreach (var from in new (string, string)[]
        {
            ("X-Any", "no word of where it comes from"), ("Origin", "http://127.0.0.1:1"), ("Origin", "null"), ("Sec-Fetch-Site", "same-site"),
            ("Sec-Fetch-Site", "cross-site"),
        })
        {
            Assert.Equal(401, (await _visitor.PutAsync($"{to}/new.txt", "new", cookie, from)).Status);
        }

        foreach (var method in new[] { "DELETE", "MKCOL", "PROPFIND", "LOCK", "POST" })
            Assert.Equal(401, (await _visitor.SendAsync(method, $"{to}/one.txt", cookie, ("Sec-Fetch-Site", "same-origin"))).Status);
        Assert.Equal(401, (await _visitor.PutAsync($"{to}/new.txt", "new", cookie, ("Origin", here), ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.Equal(201, (await _visitor.PutAsync($"{to}/new.txt", "new", cookie, ("Sec-Fetch-Site", "same-origin"))).Status);
        Assert.Equal(204, (await _visitor.PutAsync($"{to}/new.txt", "newer", cookie, ("Origin", here))).Status);
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_guess_for_its_visitors()
    {
        var (_, link) = await LockedAsync();
        var refused = await _visitor.SendAsync(
            "POST", $"/s/{link.Token}", new FormUrlEncodedContent([new("password", Password)]), ("Origin", "https://elsewhere.example"));
        Assert.Equal(403, refused.Status);
        Assert.Empty(Cookies(refused));
        Assert.Equal(415, (await _visitor.SendAsync("POST", $"/s/{link.Token}", new StringContent($"password={Password}"))).Status);
        Assert.Equal(400, (await UnlockAsync($"/s/{link.Token}", new string('x', 5_000))).Status);
    }

    [Fact]
    public async Task A_browser_that_opens_a_content_is_led_to_the_form_and_a_program_is_asked_as_ever()
    {
        var (_, link) = await LockedAsync();
        var led = await _visitor.GetAsync($"/dav/public-files/{link.Token}/sub/two.txt", ("Accept", "text/html,*/*;q=0.8"));
        Assert.Equal((302, $"/s/{link.Token}/sub/two.txt"), (led.Status, led["Location"]));
        Assert.StartsWith("Basic", (await _visitor.GetAsync($"/dav/public-files/{link.Token}/one.txt"))["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_without_a_password_needs_no_form_and_one_that_is_not_there_has_none()
    {
        var (folder, _) = await LockedAsync();
        var open = await api.LinkAsync("alan", folder, LinkType.View);
        var opened = await UnlockAsync($"/s/{open.Token}");
        Assert.Equal((303, $"/s/{open.Token}"), (opened.Status, opened["Location"]));
        Assert.Empty(Cookies(opened));
        Assert.Equal(404, (await UnlockAsync("/s/nothing")).Status);
        Assert.Equal("GET, HEAD, POST", (await _visitor.DeleteAsync($"/s/{open.Token}"))["Allow"]);
    }

    private async Task<(string Folder, NewLink Link)> LockedAsync()
    {
        var folder = await api.FolderAsync();
        Assert.Equal(201, (await _alan.PutAsync($"{folder}one.txt", "one")).Status);
        Assert.Equal(201, (await _alan.MkcolAsync($"{folder}sub")).Status);
        return (folder, await api.LinkAsync("alan", folder, LinkType.Edit, Passwords.Hash(Password)));
    }

    private Task<Answer> UnlockAsync(string page, string password = Password) =>
        _visitor.SendAsync("POST", page, new FormUrlEncodedContent([new("password", password)]));

    private static string[] Cookies(Answer answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];

    private static string? Attribute(string cookie, string name) => cookie.Split("; ")
        .Select(part => part.Split('=')).Where(part => part[0].Equals(name, StringComparison.OrdinalIgnoreCase)).Select(part => part[1]).FirstOrDefault();

    private static (string Name, string Value) CookieOf(Answer opened) => ("Cookie", Cookies(opened)[0].Split(';')[0]);
}
