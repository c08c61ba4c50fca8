using System.Text.Json;
using System.Text.RegularExpressions;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Status, health and metrics: for everybody, and so without anything that is nobody's business.</summary>
[Collection(ApiCollection.Name)]
public partial class WellKnownTests(ApiFixture api)
{
    private readonly DavClient _nobody = new(api.Server.Address, "", "");

    [Theory]
    [InlineData("/status.php")]
    [InlineData("/status")]
    public async Task The_status_tells_what_sync_clients_look_for(string path)
    {
        var answer = await _nobody.GetAsync(path);

        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer["Content-Type"]));
        var status = JsonDocument.Parse(answer.Body).RootElement;
        Assert.True(status.GetProperty("installed").GetBoolean());
        Assert.False(status.GetProperty("maintenance").GetBoolean());
        Assert.False(status.GetProperty("needsDbUpgrade").GetBoolean());
        Assert.True(int.Parse(status.GetProperty("version").GetString()!.Split('.')[0]) >= 10);
        Assert.Equal("OpenCloud", status.GetProperty("productname").GetString());
    }

    [Fact]
    public async Task The_status_is_read_only()
    {
        var head = await _nobody.SendAsync("HEAD", "/status.php");

        Assert.Equal((200, ""), (head.Status, head.Text));
        DavError.Expect(await _nobody.PutAsync("/status.php", "x"), 405, "MethodNotAllowed");
    }

    [Fact]
    public async Task A_process_that_answers_is_alive()
    {
        var answer = await _nobody.GetAsync("/healthz");

        Assert.Equal((200, """{"status":"alive"}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_server_is_ready_when_all_it_needs_is_there()
    {
        var answer = await _nobody.GetAsync("/readyz");

        Assert.Equal((200, "no-store"), (answer.Status, answer["Cache-Control"]));
        var ready = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.All(ready.GetProperty("dependencies").EnumerateObject(), dependency => Assert.Equal("ok", dependency.Value.GetString()));
        var projections = ready.GetProperty("projections").EnumerateArray().Select(each => each.GetProperty("name").GetString()).ToList();
        Assert.Superset(new HashSet<string?> { "core", "activity", "search" }, projections.ToHashSet());
    }

    [Fact]
    public async Task Metrics_count_requests_by_method_and_outcome_and_tell_how_far_projections_are()
    {
        await api.Client.GetAsync("nothing-here.txt");
        await api.Client.SendAsync("FROBNICATE", "secret-name.txt");

        var answer = await _nobody.GetAsync("/metrics");

        Assert.Equal((200, "text/plain; version=0.0.4; charset=utf-8"), (answer.Status, answer["Content-Type"]));
        Assert.Matches(Counted("GET", "4xx"), answer.Text);
        Assert.Matches(Counted("other", "5xx"), answer.Text);
        Assert.Contains("opencloud_projection_lag_events{projection=\"core\"}", answer.Text);
        Assert.Contains("opencloud_projection_failed{projection=\"search\"} 0", answer.Text);
        foreach (var secret in new[] { "FROBNICATE", "secret-name", ApiFixture.Alan }) Assert.DoesNotContain(secret, answer.Text);
        Assert.All(answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(Line(), line));
    }

    [Fact]
    public async Task Metrics_tell_how_long_the_runtime_let_everybody_wait()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        string text;
        do
        {
            GC.Collect();
            text = (await _nobody.GetAsync("/metrics")).Text;
        }
        while (!text.Contains("opencloud_runtime_pause_seconds_bucket{le=\"0.01\"}") && !limit.IsCancellationRequested);

        Assert.DoesNotMatch(@"opencloud_runtime_pause_seconds_sum (0|-.*)\n", text);
        Assert.Matches(@"opencloud_runtime_pause_seconds_count [1-9]", text);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dav/files/alan/")]
    [InlineData("/dav/spaces/")]
    public async Task Options_tell_the_classes_and_the_methods(string path)
    {
        var answer = await api.Client.SendAsync("OPTIONS", path);

        Assert.Equal((204, "1, 2, 3, extended-mkcol", "DAV"), (answer.Status, answer["DAV"], answer["MS-Author-Via"]));
        var inTree = "COPY, DELETE, GET, HEAD, LOCK, MKCOL, MOVE, OPTIONS, PROPFIND, PROPPATCH, PUT, REPORT, UNLOCK";
        Assert.Equal(path.Contains("files", StringComparison.Ordinal) ? inTree : "OPTIONS, REPORT", answer["Allow"]);
    }

    private static string Counted(string method, string status) =>
        $"opencloud_http_request_duration\\w*_count{{[^}}]*method=\"{method}\"[^}}]*status=\"{status}\"[^}}]*}} [1-9]";

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[^{}]*\})? (-?[0-9.eE+-]+|NaN|[+-]Inf))$""")]
    private static partial Regex Line();
}
