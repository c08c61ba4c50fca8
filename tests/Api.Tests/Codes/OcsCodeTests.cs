using System.Text.Json;
using System.Xml.Linq;
using Api.Tests.Graph;
using Api.Tests.Matrix;
using Domain.Users;
using Fixtures;
using Xunit;

namespace Api.Tests.Codes;

/// <summary>Every status code of OCS, by a request that leads to it, in both versions and forms of its envelope. Reference: B9.</summary>
[Collection(ApiCollection.Name)]
public class OcsCodeTests(ApiFixture api)
{
    private const string Sharing = "apps/files_sharing/api/v1";
    private const string Shares = $"{Sharing}/shares";

    /// <param name="V1">What HTTP says in version 1, and the envelope.</param>
    /// <param name="V2">In version 2.</param>
    private sealed record Row(string What, (int Http, int Code) V1, (int Http, int Code) V2, Func<string, Task<Answer>> AskAsync)
    {
        public bool IsRepeatable { get; init; }
    }

    [Fact]
    public async Task Every_status_code_is_reached()
    {
        var wrong = new List<string>();
        foreach (var row in await RowsAsync())
            foreach (var version in new[] { "v1.php", "v2.php" })
                foreach (var form in new[] { "json", "xml" })
                    if (Differs(row, version, form, await row.AskAsync($"/ocs/{version}/{{0}}format={form}")) is { } line) wrong.Add(line);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<IReadOnlyList<Row>> RowsAsync()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var guest = await GraphPerson.NewAsync(api, "guest", AccountRole.Guest);
        var file = await anna.FileAsync("plan.txt");
        var shared = $"path=/plan.txt&shareType=0&permissions=1&shareWith={ben.Name}";
        Assert.Equal(200, (await Post($"/ocs/v2.php/{Shares}", shared).SendAsync(anna.Dav)).Status);
        var (nobody, throttled) = (api.As(""), await Failing.ThrottledAsync(api));
        var impatient = new DavClient(await Failing.ImpatientAsync(api), anna.Name, ApiFixture.Password);

        return
        [
            Ok("who one is", anna.Dav, Get("cloud/user")),
            new("nobody signed in", (200, 997), (401, 997), On(nobody, Get("cloud/user"))),
            new("a wrong password", (200, 997), (401, 997), On(api.As(anna.Name, "wrong"), Get("cloud/capabilities"))),
            new("no such question", (200, 998), (404, 404), On(anna.Dav, Get("cloud/nothing"))),
            new("no such method", (200, 998), (405, 405), On(anna.Dav, new Ask("DELETE", "cloud/user"))),
            No(404, "no such share", anna.Dav, Get($"{Shares}/{Guid.NewGuid()}")),
            No(404, "another's file", ben.Dav, Get($"{Shares}?space_ref={Uri.EscapeDataString(file[..^1] + (file[^1] == '0' ? '1' : '0'))}")),
            No(404, "a link that never was", nobody, Get($"{Sharing}/tokeninfo/unprotected/nothing")),
            No(403, "shared with them already", anna.Dav, Post(Shares, shared)),
            No(403, "what one may see and not share", ben.Dav, Post(Shares, $"space_ref={Uri.EscapeDataString(file)}&shareType=0&shareWith={guest.Name}")),
            No(403, "guests look nobody up", guest.Dav, Get($"{Sharing}/sharees?search=abc")),
            No(400, "no such kind of share", anna.Dav, Post(Shares, "path=/plan.txt&shareType=9")),
            No(400, "a file has no such permissions", anna.Dav, Post(Shares, "path=/plan.txt&shareType=3&permissions=4")),
            No(400, "a weak password", anna.Dav, Post(Shares, "path=/plan.txt&shareType=3&permissions=1&password=weak")),
            No(400, "a password for an internal link", anna.Dav, Post(Shares, "path=/plan.txt&shareType=3&permissions=0&password=Secret-123")),
            No(400, "a form too large", anna.Dav, Post(Shares, $"path=/{new string('a', 70_000)}")),
            No(400, "a path that can be none", anna.Dav, Get($"{Shares}/%2e%2e")),
            No(400, "no position", anna.Dav, Get("cloud/user").With(("X-Log-Position", "soon"))),
            Later(429, "too many guesses", throttled, Get("cloud/user")),
            Later(503, "what cannot be shown yet", impatient, Get("cloud/user").With(Failing.FarAhead)),
            new("the server fails", (200, 996), (500, 996), path =>
                Failing.WithoutAsync(api, "share_receptions", () => On(anna.Dav, Get($"{Shares}?shared_with_me=true"))(path))),
        ];
    }

    private static Row Ok(string what, DavClient client, Ask ask) => new(what, (200, 100), (200, 200), On(client, ask));

    private static Row No(int code, string what, DavClient client, Ask ask) => new(what, (200, code), (code, code), On(client, ask));

    /// <summary>Both versions say when to come again.</summary>
    private static Row Later(int code, string what, DavClient client, Ask ask) =>
        new(what, (200, code), (code, code), On(client, ask)) { IsRepeatable = true };

    private static Ask Get(string path) => new("GET", path);

    private static Ask Post(string path, string form) => new("POST", path, form, "application/x-www-form-urlencoded");

    /// <summary>Asks in the version and form that are named for the place of the path.</summary>
    private static Func<string, Task<Answer>> On(DavClient client, Ask ask) => address =>
        (ask with { Path = string.Format(null, address, ask.Path + (ask.Path.Contains('?') ? '&' : '?')) }).SendAsync(client);

    private static string? Differs(Row row, string version, string form, Answer answer)
    {
        var (http, code) = version == "v1.php" ? row.V1 : row.V2;
        if (answer.Status != http) return Line($"HTTP says {answer.Status}, not {http}");
        if (answer["Content-Type"] != $"application/{form}; charset=utf-8") return Line($"it is {answer["Content-Type"]}");
        if (row.IsRepeatable && answer["Retry-After"] is null) return Line("it does not say when to come again");
        var meta = form == "json" ? JsonMeta(answer) : XmlMeta(answer);
        if (meta.Code != $"{code}") return Line($"the code is {meta.Code}, not {code}");
        var isOk = code is 100 or 200;
        if (meta.Message.Length == 0 || (meta.Status == "ok") != isOk) return Line($"the envelope says {meta.Status}: {meta.Message}");
        return meta.HasData == isOk ? null : Line(isOk ? "there is no data" : "a refusal has data");

        string Line(string wrong) => $"{row.What} ({version}, {form}): {wrong}: {answer.Text}";
    }

    private static (string Status, string Code, string Message, bool HasData) JsonMeta(Answer answer)
    {
        var ocs = JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs");
        var meta = ocs.GetProperty("meta");
        return (meta.GetProperty("status").GetString()!, meta.GetProperty("statuscode").ToString(), meta.GetProperty("message").GetString()!,
            ocs.GetProperty("data").EnumerateObject().Any());
    }

    private static (string Status, string Code, string Message, bool HasData) XmlMeta(Answer answer)
    {
        var ocs = XElement.Parse(answer.Text);
        var meta = ocs.Element("meta")!;
        return (meta.Element("status")!.Value, meta.Element("statuscode")!.Value, meta.Element("message")!.Value, ocs.Element("data")!.HasElements);
    }
}
