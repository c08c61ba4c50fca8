using System.Text;
using Domain;
using Domain.Nodes;
using EventStore;
using Xunit;

namespace Commands.Tests;

/// <summary>What stands beside an event, what a repeated command answers, and that no client swells an event past its limit.</summary>
public class EnvelopeTests(Ledger ledger) : IClassFixture<Ledger>
{
    [Fact]
    public async Task Who_how_and_from_where_is_recorded_with_the_event()
    {
        var by = Ledger.By() with
        {
            AuthMethod = "basic",
            ClientAddress = "192.0.2.1",
            UserAgent = "curl/8.0",
            Reason = "owner",
            Causation = "why",
        };
        var recorded = await RecordAsync(by);

        Assert.Equal(by, EnvelopeJson.Read(recorded.Metadata.Headers.Span));
        Assert.Equal(
            (by.Correlation.ToString(), "why", Sample.Ann.Value.ToString()),
            (recorded.Metadata.CorrelationId, recorded.Metadata.CausationId, recorded.Metadata.UserName));
    }

    [Fact]
    public async Task What_a_client_says_about_itself_is_cut()
    {
        var long1 = new string('x', Metadata.ClientTextMax - 1) + "😀" + new string('y', 100_000);
        var recorded = await RecordAsync(Ledger.By() with { UserAgent = long1, RequestId = long1 });
        Assert.Equal(new string('x', Metadata.ClientTextMax - 1), EnvelopeJson.Read(recorded.Metadata.Headers.Span).UserAgent?.Value);
    }

    [Fact]
    public async Task A_repeated_command_answers_what_the_first_one_did()
    {
        var home = await ledger.HomeAsync();
        var by = Ledger.By();
        var old = await home.FileAsync("a");
        var seenAt = await ledger.HeadAsync();
        var first = await home.Nodes.CreateFileAsync(by, seenAt, home.At("a", old), Sample.Content("x"), default);
        var second = await home.Nodes.CreateFileAsync(by, seenAt, home.At("a", old), Sample.Content("x"), default);
        Assert.Equal(Assert.IsType<Outcome.Done>(first), second);
    }

    [Fact]
    public async Task A_repeated_trash_copy_and_lock_answer_the_same()
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("a");
        var seenAt = await ledger.HeadAsync();
        CopyNode[] tree =
        [
            new(file.Id, null, "a", true, null, Sample.Noon, []),
            new(NodeId.New(), file.Id, "b", true, null, Sample.Noon, []),
        ];
        var empty = Sample.Content("");
        var @lock = new NodeLock("urn:uuid:1", true, false, null, Sample.Ann, Sample.Noon);

        await TwiceAsync(by => home.Nodes.CopyAsync(by, seenAt, tree, home.At("copy"), default));
        await TwiceAsync(by => home.Nodes.TrashAsync(by, seenAt, file, "a", default));
        await TwiceAsync(by => home.Nodes.CreateLockedAsync(by, seenAt, home.At("locked"), empty, @lock, default));
    }

    [Fact]
    public async Task The_deepest_path_of_the_longest_names_fits_the_trash()
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("a");
        var location = string.Join('/', Enumerable.Repeat(new string('"', NodeName.MaxBytes), 3_000)) + "/a";
        var done = Assert.IsType<Outcome.Done>(await home.Nodes.TrashAsync(Ledger.By(), await ledger.HeadAsync(), file, location, default));

        var trashed = Assert.IsType<NodeEvent.Trashed>((await ledger.EventsAsync(done.Position!.Value, 0).SingleAsync()).Event);
        Assert.EndsWith("/a", trashed.Location.Value, StringComparison.Ordinal);
        Assert.StartsWith("…/\"", trashed.Location.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_properties_that_one_request_may_set_fit_one_event()
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("a");
        Property[] most = [.. Enumerable.Range(0, 250).Select(i => new Property("", $"p{i}", new string('"', 67)))];
        Assert.IsType<Outcome.Done>(await home.Nodes.ChangePropertiesAsync(
            Ledger.By(), await ledger.HeadAsync(), file, [], new PropertyChange(most, []), default));
    }

    [Theory]
    [InlineData(1, 16 * 1024)]
    [InlineData(4, 15 * 1024)]
    [InlineData(300, 10)]
    public async Task Properties_past_a_limit_are_refused(int count, int lengthEach)
    {
        var home = await ledger.HomeAsync();
        Property[] set = [.. Enumerable.Range(0, count).Select(i => new Property("urn:x", $"p{i}", new string('x', lengthEach)))];
        var outcome = await home.Nodes.CreateFolderAsync(Ledger.By(), await ledger.HeadAsync(), home.At("f"), null, set, default);
        Assert.Equal(RefusalCode.LimitExceeded, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    [Fact]
    public async Task A_locks_owner_element_has_a_limit()
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("a");
        var wanted = new NodeLock("urn:uuid:1", true, false, new string('x', Limits.LockOwnerMaxBytes + 1), Sample.Ann, Sample.Noon);
        var outcome = await home.Nodes.LockAsync(Ledger.By(), await ledger.HeadAsync(), file, wanted, [], default);
        Assert.Equal(RefusalCode.LimitExceeded, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    [Fact]
    public async Task Small_content_rides_along_under_its_digest()
    {
        var home = await ledger.HomeAsync();
        var content = Sample.Content("hello");
        await home.Nodes.CreateFileAsync(Ledger.By(), await ledger.HeadAsync(), home.At("a"), content, default);
        Assert.Equal("hello", Encoding.UTF8.GetString(await ledger.Database.ScalarAsync<byte[]>(
            $"select content from mt_attachments where key = decode('{content.Content.Blob.Hex}', 'hex')")));
    }

    private static async Task TwiceAsync(Func<Envelope, Task<Outcome>> command)
    {
        var by = Ledger.By();
        Assert.Equal(Assert.IsType<Outcome.Done>(await command(by)), await command(by));
    }

    private async Task<Recorded> RecordAsync(Envelope by)
    {
        var home = await ledger.HomeAsync();
        var done = Assert.IsType<Outcome.Done>(await home.Nodes.CreateFileAsync(
            by, await ledger.HeadAsync(), home.At("a"), Sample.Content(1), default));
        return await ledger.EventsAsync(done.Position!.Value, 0).SingleAsync();
    }
}
