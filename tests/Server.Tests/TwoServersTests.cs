using System.Globalization;
using Fixtures;
using Xunit;

namespace Server.Tests;

/// <summary>What holds for one server holds for two.</summary>
public sealed class TwoServersTests(TwoServers servers) : IClassFixture<TwoServers>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_one_server_has_answered_the_other_shows(bool isPositionNamed)
    {
        var folder = $"shown-{isPositionNamed}";
        await MkcolAsync(folder);
        for (var round = 0; round < 30; round++)
        {
            var (writer, reader) = (servers.Client(round % 2), servers.Client((round + 1) % 2));
            var (file, moved) = ($"{folder}/file", $"{folder}/moved");

            var created = await writer.PutAsync(file, $"first of {round}");
            Assert.Equal(201, created.Status);
            await AssertShownAsync(reader, file, $"first of {round}", Seeing(created));

            var updated = await writer.PutAsync(file, $"second of {round}");
            Assert.Equal(204, updated.Status);
            var shown = await AssertShownAsync(reader, file, $"second of {round}", Seeing(updated));
            Assert.Equal(updated.ETag, shown.ETag);

            var renamed = await writer.MoveAsync(file, moved);
            Assert.Equal(201, renamed.Status);
            await AssertGoneAsync(reader, file, Seeing(renamed));
            await AssertShownAsync(reader, moved, $"second of {round}", Seeing(renamed));

            var deleted = await writer.DeleteAsync(moved);
            Assert.Equal(204, deleted.Status);
            await AssertGoneAsync(reader, moved, Seeing(deleted));
        }

        (string, string)[] Seeing(Answer write) => isPositionNamed ? [("X-Log-Position", write.LogPosition)] : [];
    }

    [Fact]
    public async Task Of_those_who_replace_the_same_content_at_both_servers_one_does()
    {
        await MkcolAsync("replaced");
        for (var round = 0; round < 20; round++)
        {
            var file = $"replaced/{round}";
            var etag = (await servers.Client(round % 2).PutAsync(file, "before")).ETag;

            await AssertOneWritesAsync(file, 204, ("If-Match", etag));
        }
    }

    [Fact]
    public async Task Of_those_who_make_the_same_file_at_both_servers_if_there_is_none_one_does()
    {
        await MkcolAsync("made");
        for (var round = 0; round < 20; round++) await AssertOneWritesAsync($"made/{round}", 201, ("If-None-Match", "*"));
    }

    [Fact]
    public async Task Everybody_who_writes_one_file_at_both_servers_without_a_condition_is_served()
    {
        var answers = await Task.WhenAll(servers.Clients(40).Select((client, i) => client.PutAsync("popular", $"from client {i}")));

        Assert.All(answers, answer => Assert.True(answer.IsDone, $"{answer.Status}: {answer.Text}"));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(answers.Length, answers.Select(answer => answer.ETag).Distinct().Count());
        var last = answers.MaxBy(answer => long.Parse(answer.LogPosition, CultureInfo.InvariantCulture))!;
        Assert.Equal(last.ETag, (await servers.Other.GetAsync("popular")).ETag);
    }

    [Fact]
    public async Task Nobody_is_turned_away_while_many_keep_writing_one_file_at_both_servers()
    {
        const int writes = 25;

        var answers = await Task.WhenAll(servers.Clients(32).Select((client, i) => WriteOnAsync(client, $"from client {i}")));

        Assert.All(answers.SelectMany(own => own), answer => Assert.True(answer.IsDone, $"{answer}"));

        static async Task<List<Answer>> WriteOnAsync(DavClient client, string text)
        {
            var own = new List<Answer>();
            for (var write = 0; write < writes; write++) own.Add(await client.PutAsync("beloved", text));
            return own;
        }
    }

    [Fact]
    public async Task No_line_is_lost_that_many_add_to_one_file_at_both_servers()
    {
        const int lines = 10;
        await servers.One.PutAsync("lines", "");

        await Task.WhenAll(servers.Clients(6).Select((client, i) => AddLinesAsync(client, $"client {i}")));

        var expected = Enumerable.Range(0, 6).SelectMany(i => Enumerable.Range(0, lines).Select(line => $"client {i}, line {line}"));
        foreach (var client in servers.Clients(2))
        {
            var found = (await client.GetAsync("lines")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        }

        static async Task AddLinesAsync(DavClient client, string name)
        {
            for (var line = 0; line < lines;)
            {
                var before = await client.GetAsync("lines");
                var answer = await client.PutAsync("lines", $"{before.Text}{name}, line {line}\n", ("If-Match", before.ETag));
                Assert.Contains(answer.Status, (int[])[204, 412]);
                if (answer.IsDone) line++;
            }
        }
    }

    [Fact]
    public async Task A_folder_is_made_once_however_many_make_it_at_both_servers()
    {
        for (var round = 0; round < 20; round++)
        {
            var answers = await Task.WhenAll(servers.Clients(6).Select(client => client.MkcolAsync($"folder-{round}")));

            Assert.Equal([201, 405, 405, 405, 405, 405], answers.Select(answer => answer.Status).Order());
        }
    }

    [Fact]
    public async Task Of_files_moved_to_one_free_name_at_both_servers_one_gets_it_and_the_others_stay()
    {
        await MkcolAsync("moves");
        for (var round = 0; round < 10; round++)
        {
            var sources = Enumerable.Range(0, 4).Select(i => $"moves/{round}-{i}").ToArray();
            foreach (var source in sources) await servers.One.PutAsync(source, source);

            var answers = await Task.WhenAll(
                servers.Clients(4).Zip(sources, (client, source) => client.MoveAsync(source, $"moves/{round}", ("Overwrite", "F"))));

            Assert.Equal([201, 412, 412, 412], answers.Select(answer => answer.Status).Order());
            var winner = sources[Array.FindIndex(answers, answer => answer.IsDone)];
            Assert.Equal(winner, (await servers.Other.GetAsync($"moves/{round}")).Text);
            foreach (var source in sources) Assert.Equal(source == winner ? 404 : 200, (await servers.One.GetAsync(source)).Status);
        }
    }

    [Fact]
    public async Task A_quota_is_filled_to_the_last_byte_and_never_passed()
    {
        const int partBytes = 64 * 1024;
        await servers.AddUserAsync("frugal", quotaMiB: 1);

        var answers = await Task.WhenAll(
            servers.Clients(24, "frugal").Select((client, i) => client.PutAsync($"part-{i}", new string('x', partBytes))));

        Assert.Equal(16, answers.Count(answer => answer.Status == 201));
        Assert.Equal(8, answers.Count(answer => answer.Status == 507));
        Assert.Equal(507, (await servers.Client(1, "frugal").PutAsync("one-byte-more", "x")).Status);
    }

    private async Task MkcolAsync(string folder) => Assert.Equal(201, (await servers.One.MkcolAsync(folder)).Status);

    private async Task AssertOneWritesAsync(string file, int done, params (string, string)[] condition)
    {
        var answers = await Task.WhenAll(servers.Clients(8).Select((client, i) => client.PutAsync(file, $"from client {i}", condition)));

        Assert.Equal([done, .. Enumerable.Repeat(412, 7)], answers.Select(answer => answer.Status).Order());
        var winner = Array.FindIndex(answers, answer => answer.IsDone);
        foreach (var client in servers.Clients(2))
        {
            var shown = await client.GetAsync(file);
            Assert.Equal(($"from client {winner}", answers[winner].ETag), (shown.Text, shown.ETag));
        }
    }

    private static async Task<Answer> AssertShownAsync(DavClient reader, string file, string content, (string, string)[] seeing)
    {
        Assert.Contains($"/{file}<", (await reader.ListAsync(FolderOf(file), seeing)).Text, StringComparison.Ordinal);
        var shown = await reader.GetAsync(file, seeing);
        Assert.Equal((200, content), (shown.Status, shown.Text));
        return shown;
    }

    private static async Task AssertGoneAsync(DavClient reader, string file, (string, string)[] seeing)
    {
        Assert.Equal(404, (await reader.GetAsync(file, seeing)).Status);
        var list = await reader.ListAsync(FolderOf(file), seeing);
        Assert.Equal(207, list.Status);
        Assert.DoesNotContain($"/{file}<", list.Text, StringComparison.Ordinal);
    }

    private static string FolderOf(string file) => file[..file.LastIndexOf('/')];
}
