using System.Text.Json;
using System.Xml.Linq;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>What sync clients ask before they sync.</summary>
[Collection(ApiCollection.Name)]
public class OcsTests(ApiFixture api)
{
    private readonly DavClient _nobody = new(api.Server.Address, "", "");

    [Theory]
    [InlineData("v1", 100)]
    [InlineData("v2", 200)]
    public async Task The_capabilities_are_public(string version, int code)
    {
        var answer = await _nobody.GetAsync($"/ocs/{version}.php/cloud/capabilities?format=json");

        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer["Content-Type"]));
        var ocs = JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs");
        Assert.Equal((code, "ok"), (Code(ocs), ocs.GetProperty("meta").GetProperty("status").GetString()));
        var capabilities = ocs.GetProperty("data").GetProperty("capabilities");
        Assert.Equal("remote.php/webdav", capabilities.GetProperty("core").GetProperty("webdav-root").GetString());
        Assert.Equal("sha1", capabilities.GetProperty("checksums").GetProperty("preferredUploadType").GetString());
        Assert.True(capabilities.GetProperty("files").GetProperty("undelete").GetBoolean());
        Assert.True(capabilities.GetProperty("files").GetProperty("versioning").GetBoolean());
        Assert.Equal("search-files", capabilities.GetProperty("dav").GetProperty("reports")[0].GetString());
        Assert.True(ocs.GetProperty("data").GetProperty("version").GetProperty("major").GetInt32() >= 10);
    }

    [Fact]
    public async Task What_is_not_built_is_not_promised()
    {
        var answer = await _nobody.GetAsync("/ocs/v1.php/cloud/capabilities?format=json");

        var capabilities = JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs").GetProperty("data").GetProperty("capabilities");
        Assert.False(capabilities.GetProperty("files").TryGetProperty("tus_support", out _));
        Assert.False(capabilities.GetProperty("dav").TryGetProperty("chunking", out _));
        Assert.False(capabilities.GetProperty("files_sharing").GetProperty("federation").GetProperty("outgoing").GetBoolean());
        Assert.False(capabilities.GetProperty("files").GetProperty("bigfilechunking").GetBoolean());
    }

    [Fact]
    public async Task Xml_is_the_form_unless_json_is_asked_for()
    {
        var xml = await _nobody.GetAsync("/ocs/v1.php/cloud/capabilities");
        var accepted = await _nobody.GetAsync("/ocs/v1.php/cloud/capabilities", ("Accept", "application/json"));
        var overruled = await _nobody.GetAsync("/ocs/v1.php/cloud/capabilities?format=xml", ("Accept", "application/json"));

        Assert.Equal("application/xml; charset=utf-8", xml["Content-Type"]);
        var root = XElement.Parse(xml.Text);
        Assert.Equal(("ocs", "100"), (root.Name.LocalName, root.Element("meta")!.Element("statuscode")!.Value));
        Assert.Equal("1", root.Element("data")!.Element("capabilities")!.Element("files")!.Element("undelete")!.Value);
        Assert.Equal("application/json; charset=utf-8", accepted["Content-Type"]);
        Assert.Equal("application/xml; charset=utf-8", overruled["Content-Type"]);
    }

    [Theory]
    [InlineData("/ocs/v1.php/cloud/capabilities")]
    [InlineData("/ocs/v2.php/cloud/capabilities")]
    [InlineData("/ocs/v1.php/cloud/user")]
    [InlineData("/ocs/v2.php/cloud/user")]
    public async Task Wrong_credentials_are_wrong_even_for_what_is_public(string path)
    {
        var answer = await api.As($"nobody-{Guid.NewGuid():n}").GetAsync(path + "?format=json");

        var status = path.Contains("v1.php", StringComparison.Ordinal) ? 200 : 401;
        Assert.Equal((status, "Basic realm=\"OpenCloud\", charset=\"UTF-8\""), (answer.Status, answer["WWW-Authenticate"]));
        var ocs = JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs");
        Assert.Equal((997, "failure"), (Code(ocs), ocs.GetProperty("meta").GetProperty("status").GetString()));
        Assert.Equal("The name or the password is wrong.", ocs.GetProperty("meta").GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("v1", 100)]
    [InlineData("v2", 200)]
    public async Task One_learns_who_one_is(string version, int code)
    {
        var answer = await api.Client.GetAsync($"/ocs/{version}.php/cloud/user?format=json");

        var ocs = JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs");
        Assert.Equal((200, code), (answer.Status, Code(ocs)));
        Assert.Equal(ApiFixture.Alan, ocs.GetProperty("data").GetProperty("id").GetString());
        Assert.Equal(ApiFixture.Alan, ocs.GetProperty("data").GetProperty("display-name").GetString());
    }

    [Fact]
    public async Task Nobody_is_nobody()
    {
        var answer = await _nobody.GetAsync("/ocs/v1.php/cloud/user");

        Assert.Equal(200, answer.Status);
        Assert.Equal("997", XElement.Parse(answer.Text).Element("meta")!.Element("statuscode")!.Value);
    }

    [Theory]
    [InlineData("GET", "/ocs/v1.php/cloud/users", 200, 998)]
    [InlineData("GET", "/ocs/v2.php/cloud/users", 404, 404)]
    [InlineData("GET", "/ocs/v2.php/apps/files_sharing/api/v1/nothing", 404, 404)]
    [InlineData("POST", "/ocs/v1.php/cloud/user", 200, 998)]
    [InlineData("DELETE", "/ocs/v2.php/cloud/user", 405, 405)]
    public async Task What_is_not_there_is_told_in_the_versions_own_way(string method, string path, int status, int code)
    {
        var answer = await api.Client.SendAsync(method, path + "?format=json");

        var ocs = JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs");
        Assert.Equal((status, code, "error"), (answer.Status, Code(ocs), ocs.GetProperty("meta").GetProperty("status").GetString()));
    }

    [Fact]
    public async Task The_config_names_the_host_that_was_asked()
    {
        var answer = await _nobody.GetAsync("/ocs/v1.php/config?format=json");

        var data = JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs").GetProperty("data");
        Assert.Equal(api.Server.Address.Authority, data.GetProperty("host").GetString());
        Assert.False(data.GetProperty("ssl").GetBoolean());
    }

    private static int Code(JsonElement ocs) => ocs.GetProperty("meta").GetProperty("statuscode").GetInt32();
}
