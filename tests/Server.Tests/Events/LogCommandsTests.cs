using System.Text.Json;
using Xunit;

namespace Server.Tests.Events;

/// <summary>What the commands tell of a log that a server writes meanwhile.</summary>
public sealed class LogCommandsTests(Story story) : IClassFixture<Story>
{
    [Fact]
    public async Task The_log_is_told_oldest_first_with_the_names_of_then()
    {
        var told = await story.TellAsync("events tail --since 0");

        Assert.Equal(Enumerable.Range(1, told.Length).Select(i => (long)i), told.Select(Story.Position));
        AssertTold(
            told.Where(line => line.Contains("from 127.0.0.1", StringComparison.Ordinal)).Where(IsNoSignIn).Take(7),
            "admin made the folder /Documents", "admin uploaded report.txt (4 B) to /Documents", "admin uploaded aside.txt (4 B) to /",
            "ann uploaded diary.txt (4 B) to /", "admin renamed /Documents to Papers",
            "admin uploaded a new version of /Papers/report.txt (11 B)", "admin put /Papers/report.txt into the trash");
    }

    [Fact]
    public async Task A_folder_is_told_with_all_that_was_ever_below_it_under_whatever_name() => AssertTold(
        await story.TellAsync("events tail --node admin/Papers"),
        "made the folder /Documents", "uploaded report.txt (4 B) to /Documents", "renamed /Documents to Papers",
        "uploaded a new version of /Papers/report.txt", "put /Papers/report.txt into the trash");

    [Fact]
    public async Task A_person_is_told_with_what_they_did_and_what_was_done_to_their_account() => AssertTold(
        (await story.TellAsync("events tail --person ann")).Where(IsNoSignIn).Take(3),
        "the system registered the account ann", "the system made the space ann for ann", "ann uploaded diary.txt");

    [Fact]
    public async Task Json_is_the_stored_event_one_a_line()
    {
        var positions = new List<long>();
        foreach (var line in await story.TellAsync("events tail --kind renamed --json"))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal("renamed", json.RootElement.GetProperty("type").GetString());
            Assert.Equal("Papers", json.RootElement.GetProperty("data").GetProperty("name").GetString());
            positions.Add(json.RootElement.GetProperty("position").GetInt64());
        }

        var renamed = Assert.Single(positions);
        var shown = await story.TellAsync($"events show {renamed}");
        Assert.StartsWith("admin renamed /Documents to Papers", shown[0], StringComparison.Ordinal);
        Assert.Equal(renamed + 1, Story.Position((await story.TellAsync($"events tail --since {renamed}"))[0]));
    }

    [Fact]
    public async Task A_tail_that_follows_tells_what_happens_until_it_is_interrupted()
    {
        await story.Admin.MkcolAsync("followed");
        using var all = story.Follow("events tail --follow");
        using var below = story.Follow("events tail --follow --node admin/followed");
        using var anns = story.Follow("events tail --follow --person ann");
        await all.LineAsync("/followed");
        await below.LineAsync("/followed");
        await anns.LineAsync("diary.txt");

        await story.Admin.PutAsync("followed/inside.txt", "text");
        await story.Ann.PutAsync("hers.txt", "text");

        await all.LineAsync("admin uploaded inside.txt (4 B) to /followed");
        await all.LineAsync("ann uploaded hers.txt");
        await below.LineAsync("inside.txt");
        await anns.LineAsync("hers.txt");
        foreach (var tail in (IEnumerable<ServerProcess>)[all, below, anns]) Assert.Equal(130, await tail.StopAsync());
        Assert.DoesNotContain("hers.txt", below.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("inside.txt", anns.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_activity_is_told_newest_first_and_can_be_narrowed_to_a_folder_a_person_or_a_space()
    {
        AssertTold(
            await story.TellAsync("activity --node admin/Papers"),
            "admin put Administrator:/Papers/report.txt into the trash",
            "admin uploaded a new version of Administrator:/Papers/report.txt (11 B)",
            "admin renamed /Documents to Administrator:/Papers",
            "admin uploaded Administrator:/Documents/report.txt (4 B)",
            "admin made the folder Administrator:/Documents");
        AssertTold(
            (await story.TellAsync("activity --person ann")).Where(IsNoSignIn).TakeLast(3),
            "ann uploaded ann:/diary.txt (4 B)", "the system made the space ann for ann", "the system registered the account ann");
        AssertTold(
            (await story.TellAsync("activity --space ann")).TakeLast(2),
            "ann uploaded ann:/diary.txt (4 B)", "the system made the space ann for ann");
    }

    [Fact]
    public async Task Page_after_page_the_activity_is_told_whole()
    {
        var whole = await story.TellAsync("activity --space admin");
        var pages = new List<string>();
        for (var before = Story.Position(whole[0]) + 1; ;)
        {
            var page = await story.TellAsync($"activity --space admin --limit 2 --before {before}");
            if (page.Length == 0) break;
            Assert.InRange(page.Length, 1, 2);
            pages.AddRange(page);
            before = Story.Position(page[^1]);
        }

        Assert.Equal(whole, pages);
    }

    [Fact]
    public async Task What_was_done_a_moment_ago_is_in_the_activity()
    {
        for (var i = 0; i < 3; i++)
        {
            await story.Admin.PutAsync($"now-{i}.txt", "text");
            Assert.Contains(await story.TellAsync("activity --limit 5"), line => line.Contains($"/now-{i}.txt", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("events tail --person nobody", "There is no account nobody.")]
    [InlineData("events tail --node admin/nothing", "There is no admin/nothing.")]
    [InlineData("events tail --kind nothing", "There is no kind nothing.")]
    [InlineData("events show 1000000", "The log ends before 1000000.")]
    [InlineData("activity --space nobody", "There is no account nobody.")]
    [InlineData("activity --node ann/nothing", "There is no ann/nothing.")]
    public async Task What_is_not_there_is_told_in_one_line(string command, string told) =>
        Assert.StartsWith($"opencloud: {told}", await story.FailAsync(command), StringComparison.Ordinal);

    // A sign-in is recorded in a batch that nobody waits for: its place among the others is not known.
    private static bool IsNoSignIn(string line) => !line.Contains("signed in", StringComparison.Ordinal);

    private static void AssertTold(IEnumerable<string> lines, params string[] expected) => Assert.Collection(
        lines, [.. expected.Select(text => (Action<string>)(line => Assert.Contains(text, line, StringComparison.Ordinal)))]);
}
