using System.Text.Json;
using Api.Tests.Graph;
using Api.Tests.Matrix;
using Domain.Access;
using Fixtures;
using Xunit;

namespace Api.Tests.Codes;

/// <summary>Every error code of LibreGraph, and of the settings that speak like it, by a request that leads to it. Reference: B10, B12.</summary>
[Collection(ApiCollection.Name)]
public class GraphCodeTests(ApiFixture api)
{
    private sealed record Row(int Status, string Code, string What, Func<Task<Answer>> AskAsync);

    [Fact]
    public async Task Every_error_code_is_reached()
    {
        var wrong = new List<string>();
        foreach (var row in (Row[])[.. await OfOneselfAsync(), .. await OfThingsAsync(), .. await OfSettingsAsync(), .. await OfOutagesAsync()])
            if (Differs(row, await row.AskAsync()) is { } line) wrong.Add(line);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<IEnumerable<Row>> OfOneselfAsync()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        return
        [
            new(401, "unauthenticated", "nobody signed in", On(api.As(""), "GET", "/v1.0/me")),
            new(401, "unauthenticated", "a wrong password", On(api.As(anna.Name, "wrong"), "GET", "/v1.0/me")),
            new(404, "itemNotFound", "no such question", On(anna.Dav, "GET", "/v1.0/nothing")),
            new(405, "notAllowed", "no such method", On(anna.Dav, "DELETE", "/v1.0/me")),
            new(400, "invalidRequest", "no JSON", On(anna.Dav, "PATCH", "/v1.0/me", "{")),
            new(400, "invalidRequest", "no such filter", On(anna.Dav, "GET", "/v1.0/drives?$filter=name%20gt%20'a'")),
            new(400, "invalidRequest", "a path that can be none", On(anna.Dav, "GET", "/v1.0/%2e%2e")),
            new(400, "invalidRequest", "no position", () => Ask.Json("GET", "/graph/v1.0/me").With(("X-Log-Position", "soon")).SendAsync(anna.Dav)),
            new(413, "invalidRequest", "a body too large", On(anna.Dav, "PATCH", "/v1.0/me", $"\"{new string('a', 300_000)}\"")),
            new(403, "accessDenied", "an account is not theirs to make", On(anna.Dav, "POST", "/v1.0/users", "{}")),
            new(403, "accessDenied", "a guest is not theirs to invite", On(anna.Dav, "POST", "/v1.0/invitations", "{}")),
        ];
    }

    private async Task<IEnumerable<Row>> OfThingsAsync()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (own, drive) = (await anna.DriveIdAsync(), await anna.ProjectAsync("Moon"));
        var (file, locked) = (await anna.FileAsync("plan.txt"), await anna.FileAsync("locked.txt"));
        var item = $"/v1beta1/drives/{own}/items/{file}";
        Assert.Equal(200, (await anna.PostAsync($"{item}/invite", PermissionTests.To(ben, Roles.Viewer))).Status);
        Assert.Equal(200, (await anna.Dav.SendAsync("LOCK", "locked.txt", new StringContent(Lock, null, "application/xml"))).Status);
        var full = $"full-{Guid.NewGuid():n}"[..30];
        var id = await api.RegisterAsync(full, quotaBytes: 1);

        return
        [
            new(404, "itemNotFound", "another's drive", On(ben.Dav, "GET", $"/v1.0/drives/{drive}")),
            new(404, "itemNotFound", "no such item", On(anna.Dav, "GET", $"/v1.0/drives/{own}/items/{own}!{Guid.NewGuid()}")),
            new(403, "accessDenied", "what one may see and not share", On(ben.Dav, "POST", $"{item}/createLink", """{"type":"view"}""")),
            new(409, "nameAlreadyExists", "shared with them already", On(anna.Dav, "POST", $"{item}/invite", Body(PermissionTests.To(ben, Roles.Viewer)))),
            new(400, "invalidRequest", "no such kind of link", On(anna.Dav, "POST", $"{item}/createLink", """{"type":"open"}""")),
            new(412, "preconditionFailed", "a drive that was changed since",
                () => Ask.Json("PATCH", $"/graph/v1.0/drives/{drive}", """{"name":"Sun"}""").With(("If-Match", "\"0\"")).SendAsync(anna.Dav)),
            new(423, "itemIsLocked", "a lock in the way", On(anna.Dav, "PUT", "/v1.0/extensions/org.libregraph/tags", Body(TagTests.Of(locked, "red")))),
            new(507, "quotaLimitReached", "no room", On(api.As(full), "POST", $"/v1.0/users/{id.Value}/exportPersonalData", "{}")),
            new(405, "notAllowed", "files are changed over WebDAV", On(anna.Dav, "DELETE", item)),
        ];
    }

    private async Task<IEnumerable<Row>> OfSettingsAsync()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        return
        [
            new(401, "unauthenticated", "nobody signed in to their settings", Settings(api.As(""), "values-list")),
            new(404, "itemNotFound", "no such operation", Settings(anna.Dav, "nothing")),
            new(404, "itemNotFound", "another's settings", Settings(anna.Dav, "values-list", Body(new { accountUuid = ben.Id.Value }))),
            new(405, "notAllowed", "settings are asked for by POST", () => new Ask("GET", "/api/v0/settings/values-list").SendAsync(anna.Dav)),
            new(400, "invalidRequest", "settings that are no JSON", Settings(anna.Dav, "values-list", "{")),
            new(403, "accessDenied", "which settings there are is fixed", Settings(anna.Dav, "bundle-save")),
        ];
    }

    private async Task<IEnumerable<Row>> OfOutagesAsync()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var impatient = new DavClient(await Failing.ImpatientAsync(api), anna.Name, ApiFixture.Password);
        return
        [
            new(429, "activityLimitReached", "too many guesses", On(await Failing.ThrottledAsync(api), "GET", "/v1.0/me")),
            new(503, "serviceNotAvailable", "what cannot be shown yet", () => Ask.Json("GET", "/graph/v1.0/me").With(Failing.FarAhead).SendAsync(impatient)),
            new(503, "serviceNotAvailable", "settings that cannot be shown yet",
                () => Ask.Json("POST", "/api/v0/settings/values-list", "{}").With(Failing.FarAhead).SendAsync(impatient)),
            new(500, "generalException", "the server fails", () => Failing.WithoutAsync(api, "photos", On(anna.Dav, "GET", "/v1.0/me/photo/$value"))),
            new(500, "generalException", "settings fail", () => Failing.WithoutAsync(api, "settings", Settings(anna.Dav, "values-list"))),
        ];
    }

    private const string Lock = """
        <d:lockinfo xmlns:d="DAV:"><d:lockscope><d:exclusive/></d:lockscope><d:locktype><d:write/></d:locktype></d:lockinfo>
        """;

    private static Func<Task<Answer>> On(DavClient client, string method, string path, string? body = null) =>
        () => Ask.Json(method, $"/graph{path}", body).SendAsync(client);

    private static Func<Task<Answer>> Settings(DavClient client, string operation, string body = "{}") =>
        () => Ask.Json("POST", $"/api/v0/settings/{operation}", body).SendAsync(client);

    private static string Body(object value) => value as string ?? JsonSerializer.Serialize(value);

    private static string? Differs(Row row, Answer answer)
    {
        if (answer.Status != row.Status || answer.Body.Length == 0) return Line($"{row.Status} was expected");
        var error = JsonDocument.Parse(answer.Body).RootElement.GetProperty("error");
        if (error.GetProperty("code").GetString() != row.Code) return Line($"{row.Code} was expected");
        if (error.GetProperty("message").GetString() is not { Length: > 0 }) return Line("it has no message");
        var inner = error.GetProperty("innererror");
        if (inner.GetProperty("request-id").GetString() != answer["X-Request-ID"]) return Line("it names another request");
        if (!inner.TryGetProperty("date", out _)) return Line("it has no date");
        return row.Status is 429 or 503 && answer["Retry-After"] is null ? Line("it does not say when to come again") : null;

        string Line(string wrong) => $"{row.What}: {wrong}: {answer.Status} {answer.Text}";
    }
}
