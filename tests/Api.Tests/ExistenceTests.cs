using System.Diagnostics;
using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>What one may not see is answered in every respect as what is not there.</summary>
[Collection(ApiCollection.Name)]
public class ExistenceTests(ApiFixture api)
{
    private static readonly string[] Methods =
        ["GET", "HEAD", "PUT", "DELETE", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "REPORT"];

    private readonly DavClient _alan = api.Client;
    private readonly DavClient _mary = api.As(ApiFixture.Mary);

    [Fact]
    public async Task Anothers_file_is_not_there_by_any_address_for_any_method()
    {
        var folder = await api.FolderAsync(_mary);
        var id = (await _mary.PutAsync($"{folder}secret.txt", "secret"))["OC-FileId"]!;
        var (space, other) = (id[..id.IndexOf('!', StringComparison.Ordinal)], $"{id[..^36]}{Guid.NewGuid()}");

        await AnswersAlikeAsync($"{_mary.Root}{folder}secret.txt", $"{_mary.Root}{folder}nothing.txt", "/dav/files/nobody/x/secret.txt");
        await AnswersAlikeAsync($"/dav/spaces/{id}", $"/dav/spaces/{other}");
        await AnswersAlikeAsync(
            $"/dav/spaces/{space}/{folder}secret.txt", $"/dav/spaces/{space[..^36]}{Guid.NewGuid()}/{folder}secret.txt");
        await AnswersAlikeAsync("/dav/trash-bin/mary/", "/dav/trash-bin/nobody/");
        await AnswersAlikeAsync($"/dav/meta/{id}/v", $"/dav/meta/{other}/v");
        Assert.Equal("secret", (await _mary.GetAsync($"{folder}secret.txt")).Text);
        Assert.Equal(2, new Multistatus((await _mary.PropFindAsync(folder, "1")).Text).Hrefs.Count);
    }

    [Fact]
    public async Task Conditions_tell_nothing_of_what_may_not_be_seen()
    {
        var folder = await api.FolderAsync(_mary);
        var tag = (await _mary.PutAsync($"{folder}secret.txt", "secret"))["ETag"]!;
        var own = await api.FolderAsync();
        await _alan.PutAsync($"{own}a.txt", "x");
        var secret = $"{_mary.Root}{folder}secret.txt";

        Assert.Equal(404, (await _alan.GetAsync(secret, ("If-Match", tag))).Status);
        Assert.Equal(404, (await _alan.GetAsync(secret, ("If-None-Match", tag))).Status);
        Assert.Equal(412, (await _alan.PutAsync($"{own}a.txt", "y", ("If", $"<{secret}> ([{tag}])"))).Status);
        Assert.Equal(204, (await _alan.PutAsync($"{own}a.txt", "y", ("If", $"<{secret}> (Not [{tag}])"))).Status);
    }

    [Fact]
    public async Task A_name_that_nobody_has_takes_as_long_as_a_wrong_password()
    {
        var name = $"timed-{Guid.NewGuid():n}";
        await api.RegisterAsync(name);
        var (known, unknown) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < 7; i++)
        {
            known.Add(await RefusedAfterAsync(name, $"wrong {i}"));
            unknown.Add(await RefusedAfterAsync($"nobody-{i}-{name}", $"wrong {i}"));
        }

        // A machine at work on other things as well proves no nanoseconds; without the hash it would be a hundredth.
        Assert.InRange(Median(unknown) / Median(known), 0.2, 5);
    }

    private async Task<TimeSpan> RefusedAfterAsync(string name, string password)
    {
        var startedAt = Stopwatch.GetTimestamp();
        Assert.Equal(401, (await api.As(name, password).PropFindAsync("", "0")).Status);
        return Stopwatch.GetElapsedTime(startedAt);
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>Alan hears of each path the same, by every method.</summary>
    private async Task AnswersAlikeAsync(params string[] paths)
    {
        foreach (var method in Methods)
        {
            var answers = new List<string>();
            foreach (var path in paths) answers.Add(Told(await SendAsync(method, path)));
            Assert.Single(answers.Distinct());
            Assert.DoesNotContain("Status 2", answers[0]);
        }
    }

    private async Task<Answer> SendAsync(string method, string path)
    {
        HttpContent? body = method switch
        {
            "PUT" => new ByteArrayContent([1]),
            "LOCK" => Xml("<lockinfo xmlns='DAV:'><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>"),
            "PROPPATCH" => Xml("<propertyupdate xmlns='DAV:'><set><prop><x xmlns='urn:x'>1</x></prop></set></propertyupdate>"),
            "REPORT" => Xml("<search-files xmlns='http://owncloud.org/ns'><search><pattern>secret</pattern></search></search-files>"),
            _ => null,
        };
        return await _alan.SendAsync(
            method, path, body, ("Destination", $"{_alan.Root}{Guid.NewGuid():n}"), ("Lock-Token", "<urn:uuid:1>"));
    }

    // All but what is of the moment or of the request.
    private static string Told(Answer answer)
    {
        var headers = answer.Headers.Concat(answer.ContentHeaders)
            .Where(header => header.Key is not ("Date" or "X-Request-ID"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order();
        return $"Status {answer.Status}\n{string.Join('\n', headers)}\n{answer.Text}";
    }

    private static StringContent Xml(string body) => new(body, Encoding.UTF8, "application/xml");
}
