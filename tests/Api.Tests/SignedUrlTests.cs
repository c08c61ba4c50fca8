using System.Globalization;
using System.Text.Json;
using Api.Http.Authentication;
using Api.Tests.Graph;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>An address signed by its owner is opened by a browser without a password.</summary>
[Collection(ApiCollection.Name)]
public class SignedUrlTests(ApiFixture api)
{
    private readonly DavClient _browser = new(api.Server.Address, "", "");

    [Fact]
    public async Task A_file_is_downloaded_by_the_address_that_its_owner_signed()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var id = await anna.FileAsync("photo%20of%20me.txt", "hello");
        await anna.FileAsync("other.txt", "other");

        Assert.Equal("hello", (await _browser.GetAsync(await SignAsync(anna, $"{anna.Dav.Root}photo%20of%20me.txt"))).Text);
        Assert.Equal("hello", (await _browser.GetAsync(await SignAsync(anna, $"/dav/spaces/{id}?c=1"))).Text);
        var escaped = (await SignAsync(anna, $"/dav/spaces/{id}")).Replace("$", "%24", StringComparison.Ordinal);
        Assert.Equal("hello", (await _browser.GetAsync(escaped)).Text);
    }

    [Fact]
    public async Task A_signature_opens_that_address_alone_and_only_for_reading()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FileAsync("a.txt");
        await anna.FileAsync("b.txt");
        var signed = await SignAsync(anna, $"{anna.Dav.Root}a.txt");

        Assert.Equal(401, (await _browser.GetAsync(signed.Replace("a.txt", "b.txt", StringComparison.Ordinal))).Status);
        Assert.Equal(401, (await _browser.GetAsync(signed.Replace("OC-Expires=60", "OC-Expires=600", StringComparison.Ordinal))).Status);
        Assert.Equal(401, (await _browser.SendAsync("DELETE", signed)).Status);
        Assert.Equal(401, (await _browser.GetAsync(await SignAsync(anna, $"{anna.Dav.Root}a.txt", at: DateTimeOffset.UtcNow.AddHours(-1)))).Status);
        Assert.Equal(401, (await _browser.GetAsync(await SignAsync(anna, $"{anna.Dav.Root}a.txt", seconds: 10 * 24 * 3600))).Status);
        Assert.Equal(200, (await _browser.GetAsync(signed)).Status);
    }

    [Fact]
    public async Task A_new_password_ends_what_was_signed_before()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FileAsync("a.txt");
        var signed = await SignAsync(anna, $"{anna.Dav.Root}a.txt");
        Assert.Equal(200, (await _browser.GetAsync(signed)).Status);

        await anna.PostAsync(
            "/v1.0/me/changePassword", new { currentPassword = ApiFixture.Password, newPassword = "Correct-horse7" });

        Assert.Equal(401, (await _browser.GetAsync(signed)).Status);
    }

    /// <summary>As web clients do it.</summary>
    private async Task<string> SignAsync(GraphPerson person, string path, DateTimeOffset? at = null, int seconds = 60)
    {
        var answer = await person.Dav.GetAsync("/ocs/v2.php/cloud/user/signing-key?format=json");
        var data = JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs").GetProperty("data");
        Assert.Equal(person.Name, data.GetProperty("user").GetString());
        var date = (at ?? DateTimeOffset.UtcNow).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var query = $"OC-Credential={person.Name}&OC-Date={Uri.EscapeDataString(date)}&OC-Expires={seconds}&OC-Verb=GET";
        var url = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
        var origin = api.Server.Address.GetLeftPart(UriPartial.Authority);
        var signature = SignedUrl.Digest(origin + url, data.GetProperty("signing-key").GetString()!);
        return $"{url}&OC-Algo=PBKDF2%2F10000-SHA512&OC-Signature={signature}";
    }
}
