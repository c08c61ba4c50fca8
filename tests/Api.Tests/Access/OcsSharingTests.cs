using System.Text.Json;
using Fixtures;
using Xunit;

namespace Api.Tests.Access;

/// <summary>The OCS sharing API, as clients of all ages use it. Reference: B9.</summary>
[Collection(ApiCollection.Name)]
public class OcsSharingTests(ApiFixture api)
{
    private const string Shares = "/ocs/v2.php/apps/files_sharing/api/v1/shares";

    private readonly DavClient _alan = api.Client;
    private readonly DavClient _mary = api.As(ApiFixture.Mary);
    private readonly DavClient _anybody = api.As("");

    [Fact]
    public async Task A_share_is_made_read_by_both_changed_and_ended()
    {
        var folder = await FilledAsync();
        var made = Data(await AskAsync(_alan, "POST", Shares, ("path", $"/{folder}"), ("shareType", "0"), ("shareWith", "mary"), ("permissions", "1")));
        var id = made.GetProperty("id").GetString()!;
        Assert.Equal(1, made.GetProperty("permissions").GetInt32());
        Assert.Equal("folder", made.GetProperty("item_type").GetString());
        Assert.Equal($"/{folder.TrimEnd('/')}", made.GetProperty("path").GetString());
        Assert.Equal("mary", made.GetProperty("share_with_displayname").GetString());

        var received = Data(await AskAsync(_mary, "GET", $"{Shares}?shared_with_me=true"));
        Assert.Contains(received.EnumerateArray(), share => share.GetProperty("id").GetString() == id);
        Assert.Single(Data(await AskAsync(_alan, "GET", $"{Shares}?path=/{folder}")).EnumerateArray());

        Assert.Equal(15, Data(await AskAsync(_alan, "PUT", $"{Shares}/{id}", ("permissions", "15"))).GetProperty("permissions").GetInt32());
        Assert.Equal(201, (await _mary.PutAsync($"{Mount(id)}two.txt", "two")).Status);
        Assert.Equal(200, (await AskAsync(_alan, "DELETE", $"{Shares}/{id}")).Status);
        Assert.Equal(404, (await _mary.GetAsync($"{Mount(id)}one.txt")).Status);
        Assert.Equal(404, (await AskAsync(_alan, "GET", $"{Shares}/{id}")).Status);
    }

    [Fact]
    public async Task A_received_share_is_declined_taken_and_hidden()
    {
        var folder = await FilledAsync();
        var id = Data(await AskAsync(_alan, "POST", Shares, ("path", folder), ("shareType", "0"), ("shareWith", "mary"))).GetProperty("id").GetString()!;
        Assert.Equal(200, (await AskAsync(_mary, "DELETE", $"{Shares}/pending/{id}")).Status);
        Assert.DoesNotContain(id, (await AskAsync(_mary, "GET", $"{Shares}?shared_with_me=true")).Text, StringComparison.Ordinal);
        Assert.Contains(id, (await AskAsync(_mary, "GET", $"{Shares}?shared_with_me=true&state=2")).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await AskAsync(_mary, "POST", $"{Shares}/pending/{id}")).Status);
        Assert.Contains(id, (await AskAsync(_mary, "GET", $"{Shares}?shared_with_me=true")).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await AskAsync(_mary, "PUT", $"{Shares}/pending/{id}", ("hidden", "true"))).Status);
        Assert.DoesNotContain(id, (await AskAsync(_mary, "GET", $"{Shares}?shared_with_me=true")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await AskAsync(_alan, "POST", $"{Shares}/pending/{id}")).Status);
    }

    [Fact]
    public async Task Only_who_may_grant_shares_and_nobody_twice_with_one_person()
    {
        var folder = await FilledAsync();
        Assert.Equal(200, (await ShareAsync(folder)).Status);
        Assert.Equal(403, (await ShareAsync(folder)).Status);
        Assert.Equal(404, (await AskAsync(_mary, "POST", Shares, ("path", folder), ("shareType", "0"), ("shareWith", "alan"))).Status);
        var id = (await _alan.GetAsync($"{folder}one.txt"))["OC-FileId"]!;
        Assert.Equal(403, (await AskAsync(_mary, "POST", Shares, ("space_ref", id), ("shareType", "0"), ("shareWith", "alan"))).Status);
        Assert.Equal(404, (await AskAsync(_alan, "POST", Shares, ("path", folder), ("shareType", "0"), ("shareWith", "nobody"))).Status);
        Assert.Equal(400, (await AskAsync(_alan, "POST", Shares, ("path", folder), ("shareType", "0"), ("shareWith", "alan"))).Status);
    }

    [Theory]
    [InlineData("shareType", "9")]
    [InlineData("permissions", "32")]
    [InlineData("permissions", "none")]
    [InlineData("role", "manager")]
    [InlineData("expireDate", "2001-01-01")]
    [InlineData("expireDate", "soon")]
    public async Task What_is_wrong_with_a_share_is_said_and_nothing_is_made(string parameter, string value)
    {
        var folder = await FilledAsync();
        (string, string)[] good = [("path", folder), ("shareType", "0"), ("shareWith", "mary")];
        var answer = await AskAsync(_alan, "POST", Shares, [.. good.Where(each => each.Item1 != parameter), (parameter, value)]);
        Assert.Equal(400, answer.Status);
        Assert.Empty(Data(await AskAsync(_alan, "GET", $"{Shares}?path=/{folder}")).EnumerateArray());
    }

    [Fact]
    public async Task A_link_is_made_with_a_password_and_changed()
    {
        var folder = await FilledAsync();
        Assert.Equal(400, (await AskAsync(_alan, "POST", Shares, ("path", folder), ("shareType", "3"), ("password", "short"))).Status);
        var link = Data(await AskAsync(_alan, "POST", Shares, ("path", folder), ("shareType", "3"), ("password", "Secret-123"), ("name", "For all")));
        var (id, token) = (link.GetProperty("id").GetString()!, link.GetProperty("token").GetString()!);
        Assert.EndsWith($"/s/{token}", link.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("For all", link.GetProperty("name").GetString());
        Assert.Equal(401, (await _anybody.GetAsync($"/dav/public-files/{token}/one.txt")).Status);

        var info = Data(await AskAsync(_anybody, "GET", $"/ocs/v2.php/apps/files_sharing/api/v1/tokeninfo/unprotected/{token}"));
        Assert.True(info.GetProperty("password_protected").GetBoolean());
        Assert.Equal(200, (await AskAsync(_alan, "PUT", $"{Shares}/{id}", ("password", ""), ("permissions", "15"))).Status);
        Assert.Equal(201, (await _anybody.PutAsync($"/dav/public-files/{token}/two.txt", "two")).Status);
        Assert.Equal(404, (await AskAsync(_anybody, "GET", "/ocs/v2.php/apps/files_sharing/api/v1/tokeninfo/unprotected/nothing")).Status);
    }

    [Fact]
    public async Task Sharees_are_found_by_three_letters_and_not_by_two()
    {
        var found = Data(await AskAsync(_alan, "GET", "/ocs/v2.php/apps/files_sharing/api/v1/sharees?search=mary&itemType=folder"));
        Assert.Equal("mary", found.GetProperty("exact").GetProperty("users")[0].GetProperty("value").GetProperty("shareWith").GetString());
        var few = Data(await AskAsync(_alan, "GET", "/ocs/v2.php/apps/files_sharing/api/v1/sharees?search=ma&itemType=folder"));
        Assert.Empty(few.GetProperty("users").EnumerateArray());
    }

    [Fact]
    public async Task Version_one_says_200_and_the_code_inside()
    {
        var answer = await AskAsync(_alan, "GET", $"/ocs/v1.php/apps/files_sharing/api/v1/shares/{Guid.NewGuid()}");
        Assert.Equal(200, answer.Status);
        Assert.Equal(404, JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs").GetProperty("meta").GetProperty("statuscode").GetInt32());
        Assert.Equal(401, (await AskAsync(_anybody, "GET", Shares)).Status);
        Assert.Equal(405, (await AskAsync(_alan, "PATCH", Shares)).Status);
    }

    [Fact]
    public async Task Who_received_a_thing_learns_nothing_of_the_folders_above_it()
    {
        var folder = await FilledAsync();
        Assert.Equal(200, (await AskAsync(
            _alan, "POST", Shares, ("path", $"{folder}one.txt"), ("shareType", "0"), ("shareWith", "mary"), ("permissions", "1"))).Status);
        var link = Data(await AskAsync(_alan, "POST", Shares, ("path", $"{folder}one.txt"), ("shareType", "3"), ("permissions", "1")));
        var info = $"/ocs/v2.php/apps/files_sharing/api/v1/tokeninfo/protected/{link.GetProperty("token").GetString()}";

        Assert.Equal($"/{folder}one.txt", Data(await AskAsync(_alan, "GET", info)).GetProperty("path").GetString());
        Assert.Equal("/Shares/one.txt", Data(await AskAsync(_mary, "GET", info)).GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("v1", 200)]
    [InlineData("v2", 404)]
    public async Task A_project_space_is_named_by_its_alias_in_its_shares(string version, int nothing)
    {
        var admin = await Graph.GraphPerson.NewAsync(api, "anna");
        var drive = await admin.ProjectAsync($"Moon {Guid.NewGuid():n}"[..20]);
        var alias = (await admin.GetAsync($"/v1.0/drives/{drive}")).Text("driveAlias");
        var shares = Shares.Replace("v2", version, StringComparison.Ordinal);
        var file = (await admin.Dav.PutAsync($"/dav/spaces/{drive}/plan.txt", "plan"))["OC-FileId"]!;
        var made = Data(await AskAsync(admin.Dav, "POST", shares, ("space_ref", file), ("shareType", "3"), ("permissions", "1")));

        Assert.StartsWith("project/moon", alias, StringComparison.Ordinal);
        Assert.Equal(alias, made.GetProperty("space_alias").GetString());
        Assert.Equal(alias, Data(await AskAsync(admin.Dav, "GET", shares))[0].GetProperty("space_alias").GetString());
        Assert.Equal(nothing, (await AskAsync(admin.Dav, "GET", $"{shares}/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task An_internal_link_has_no_password()
    {
        var folder = await FilledAsync();
        (string, string)[] link = [("path", folder), ("shareType", "3")];
        Assert.Equal(400, (await AskAsync(_alan, "POST", Shares, [.. link, ("permissions", "0"), ("password", "Secret-123")])).Status);
        var made = Data(await AskAsync(_alan, "POST", Shares, [.. link, ("permissions", "1"), ("password", "Secret-123")]));
        var one = $"{Shares}/{made.GetProperty("id").GetString()}";

        Assert.Equal(400, (await AskAsync(_alan, "PUT", one, ("permissions", "0"))).Status);
        Assert.Equal(200, (await AskAsync(_alan, "PUT", one, ("permissions", "0"), ("password", ""))).Status);
        Assert.Equal(400, (await AskAsync(_alan, "PUT", one, ("password", "Secret-123"))).Status);
        Assert.Equal(200, (await AskAsync(_alan, "PUT", one, ("permissions", "1"), ("password", "Secret-123"))).Status);
    }

    [Fact]
    public async Task A_change_that_is_malformed_in_one_value_changes_nothing()
    {
        var made = Data(await AskAsync(_alan, "POST", Shares, ("path", await FilledAsync()), ("shareType", "3"), ("permissions", "1")));
        var one = $"{Shares}/{made.GetProperty("id").GetString()}";
        foreach (var malformed in new[] { ("expireDate", "soon"), ("permissions", "32") })
            Assert.Equal(400, (await AskAsync(_alan, "PUT", one, ("password", "Secret-123"), ("name", "Other"), malformed)).Status);

        var now = Data(await AskAsync(_alan, "GET", one))[0];
        Assert.Equal(("", ""), (now.GetProperty("name").GetString(), now.GetProperty("share_with").GetString()));
    }

    [Fact]
    public async Task What_was_written_can_be_asked_for_at_once_by_its_position()
    {
        var folder = await FilledAsync();
        var made = await AskAsync(_alan, "POST", Shares, ("path", folder), ("shareType", "3"), ("permissions", "1"));
        var position = made["X-Log-Position"]!;

        foreach (var path in new[] { Shares, "/auth-app/tokens" })
        {
            Assert.Equal(200, (await _alan.GetAsync(path, ("X-Log-Position", position))).Status);
            Assert.Equal(400, (await _alan.GetAsync(path, ("X-Log-Position", "soon"))).Status);
        }
    }

    [Fact]
    public async Task One_sees_oneself_and_nobody_else()
    {
        Assert.Equal("alan", Data(await AskAsync(_alan, "GET", "/ocs/v2.php/cloud/users/alan")).GetProperty("id").GetString());
        Assert.Equal(404, (await AskAsync(_alan, "GET", "/ocs/v2.php/cloud/users/mary")).Status);
        Assert.Equal(404, (await AskAsync(_alan, "GET", "/ocs/v2.php/cloud/users/nobody")).Status);
    }

    private Task<Answer> ShareAsync(string folder) =>
        AskAsync(_alan, "POST", Shares, ("path", folder), ("shareType", "0"), ("shareWith", "mary"), ("permissions", "1"));

    private async Task<string> FilledAsync()
    {
        var folder = await api.FolderAsync();
        Assert.Equal(201, (await _alan.PutAsync($"{folder}one.txt", "one")).Status);
        return folder;
    }

    private static string Mount(string share) =>
        $"/dav/spaces/a0ca6a90-a365-4782-871e-d44447bbc668$a0ca6a90-a365-4782-871e-d44447bbc668!{share}/";

    private static Task<Answer> AskAsync(DavClient client, string method, string path, params (string Name, string Value)[] form) => client.SendAsync(
        method, path, form.Length == 0 ? null : new FormUrlEncodedContent(form.Select(each => KeyValuePair.Create(each.Name, each.Value))),
        ("Accept", "application/json"), ("OCS-APIRequest", "true"));

    private static JsonElement Data(Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs").GetProperty("data");
    }
}
