using Api.Tests.Matrix;
using Fixtures;
using Xunit;

namespace Api.Tests.Access.Revoked;

/// <summary>From the answer to a revocation on, nothing is reached that it took away: by no address, and with nothing noted before.</summary>
[Collection(ApiCollection.Name)]
public class RevocationTests(ApiFixture api)
{
    public static IEnumerable<object[]> Names => Rights.All.Select(right => new object[] { right.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_reached_any_more_when(string name)
    {
        var right = Rights.All.Single(each => each.Name == name);
        var scene = await Scene.BuildAsync(api);
        await right.GrantAsync(scene);
        if (right.Way != Way.Link) await scene.MarkAsync();
        if (right is { IsLocked: true, IsBrief: false }) await LockAsync(scene, right.Way);
        var probes = Probes.Of(scene, right.Way).ToList();
        await (right.IsBrief ? TryAsync(scene, probes[^1]) : AllReachAsync(scene, probes));

        await using var download = await scene.DownloadAsync(right.Way);
        await right.RevokeAsync(scene);
        var wrong = new List<string>();
        foreach (var probe in probes)
        {
            var tried = await TryAsync(scene, probe);
            if (IsReached(tried, right)) wrong.Add(Line(tried));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        await UntouchedAsync(scene, right);
        await Assert.ThrowsAnyAsync<IOException>(() => ReadSlowlyAsync(download));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_that_is_being_sent_arrives_when(string name)
    {
        var right = Rights.All.Single(each => each.Name == name);
        if (right.IsBrief) return;
        var scene = await Scene.BuildAsync(api);
        await right.GrantAsync(scene);
        var content = new HeldContent();
        var sending = scene.Client.SendAsync("PUT", Probes.File(scene, right.Way), content, ("Expect", "100-continue"));
        await content.Begun;
        await right.RevokeAsync(scene);
        content.Release();
        var answer = await sending;
        Assert.True(answer.Status == right.Status || answer.Status == right.Making, $"{answer.Status} {answer.Text}");
        await UntouchedAsync(scene, right);
    }

    /// <summary>Before, each of them does reach something: else they would prove nothing.</summary>
    private static async Task AllReachAsync(Scene scene, IReadOnlyList<Probe> probes)
    {
        foreach (var probe in probes.Where(probe => probe is { IsChange: false, MayNotTell: null }))
        {
            var tried = await TryAsync(scene, probe);
            Assert.True(tried.Answer.Status is 200 or 206 or 207 or 304, Line(tried));
        }
    }

    /// <summary>At a pace at which the whole would take far longer than a second.</summary>
    private static async Task ReadSlowlyAsync(Stream download)
    {
        var piece = new byte[8 * 1024];
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await pace.WaitForNextTickAsync() && await download.ReadAsync(piece) > 0) { }
    }

    private static bool IsReached((Probe Probe, Answer Answer) tried, Right right) => tried.Probe.MayNotTell is { } secret
        ? tried.Answer.Text.Contains(secret, StringComparison.Ordinal) || (right.Status == 401) != (tried.Answer.Status == 401)
        : tried.Answer.Status != right.Status && !(tried.Probe.IsChange && tried.Answer.Status == right.Making);

    private static async Task<(Probe Probe, Answer Answer)> TryAsync(Scene scene, Probe probe) => (probe, await scene.AskAsync(probe.Ask));

    private static string Line((Probe Probe, Answer Answer) tried) => $"{tried.Probe.Ask.Method} {tried.Probe.Ask.Path} -> {tried.Answer.Status}";

    /// <summary>A lock of theirs: its token is another thing that they keep.</summary>
    private static async Task LockAsync(Scene scene, Way way)
    {
        var path = way == Way.Link ? $"/dav/public-files/{scene.LinkToken}/{scene.FileName}" : $"/dav/spaces/{scene.FileId}";
        var locked = await scene.AskAsync(DavAsks.Of("LOCK", path));
        Assert.Equal(200, locked.Status);
        scene.LockToken = locked["Lock-Token"]!;
    }

    /// <summary>Whoever may still look finds the file as it was.</summary>
    private static async Task UntouchedAsync(Scene scene, Right right)
    {
        var seen = await scene.Anna.Dav.GetAsync($"/dav/spaces/{scene.FileId}");
        if (seen.Status == 404) Assert.True(right.Name.Contains("space", StringComparison.Ordinal) || right.Name.Contains("trash", StringComparison.Ordinal));
        else Assert.Equal("plan", seen.Text);
    }
}
