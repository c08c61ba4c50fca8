using Domain;
using Domain.Nodes;
using EventStore;
using Projections.Activity;
using Server.Cli.Events;
using Xunit;

namespace Server.Tests.Events;

public sealed class EventWordsTests
{
    private static readonly UserId Alan = UserId.New();
    private static readonly NodeId Report = NodeId.New();

    [Fact]
    public void Every_kind_of_event_is_one_sentence_that_no_name_can_break()
    {
        foreach (var @event in Samples.Events)
        {
            var words = EventWords.Of(Recorded(@event), new Told([], new Dictionary<UserId, string>()));

            Assert.EndsWith(".", words, StringComparison.Ordinal);
            Assert.True(words.All(IsHarmless), $"{@event.GetType().Name}: {words}");
        }
    }

    [Fact]
    public void Every_verb_of_the_activity_is_one_sentence_that_no_name_can_break()
    {
        foreach (var verb in Verb.All)
        {
            var words = ActivityWords.Of(Row(verb) with { Detail = Samples.Hostile });

            Assert.EndsWith(".", words, StringComparison.Ordinal);
            Assert.True(words.All(IsHarmless), $"{verb}: {words}");
        }
    }

    [Fact]
    public void An_upload_is_told_as_a_person_would()
    {
        var uploaded = new NodeEvent.FileCreated(SpaceId.New(), NodeId.New(), "report.txt", Content(12_400), Alan);

        Assert.Equal(
            "alan uploaded report.txt (12.4 kB) to /Documents from 127.0.0.1 with curl/7.88.",
            EventWords.Of(Recorded(uploaded), new Told([Row(Verb.Uploaded) with { Path = "/Documents/report.txt" }], Names)));
    }

    [Fact]
    public void What_the_read_model_has_not_seen_yet_is_told_by_what_the_event_holds()
    {
        var (space, parent) = (SpaceId.New(), NodeId.New());
        var moved = new NodeEvent.Moved(space, parent, "a.txt", NodeId.New(), "b.txt", Alan);

        Assert.StartsWith("alan moved a.txt to b.txt", EventWords.Of(Recorded(moved), new Told([], Names)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain näme ✓.txt", "plain näme ✓.txt")]
    [InlineData("a\r\nb", @"a\u{d}\u{a}b")]
    [InlineData("\u001b[2J", @"\u{1b}[2J")]
    [InlineData("\u202egnp.exe", @"\u{202e}gnp.exe")]
    [InlineData("a\u2028b\u0085c", @"a\u{2028}b\u{85}c")]
    [InlineData(@"back\slash", @"back\\slash")]
    public void Text_is_shown_on_one_line_as_what_it_is(string text, string expected) => Assert.Equal(expected, Printable.Of(text));

    [Fact]
    public void Stored_json_is_shown_with_the_same_meaning() =>
        Assert.Equal(@"{""name"":""a\u202e\u2028\u009b\n😀""}", Printable.Json("{\"name\":\"a\u202e\u2028\u009b\\n😀\"}"));

    [Fact]
    public void A_line_of_json_holds_the_stored_text_byte_for_byte()
    {
        var raw = new RawRecorded(
            new LogPosition(7), new StreamId("node", Guid.Empty), 1, Guid.Empty, "renamed", """{ "b":1.0, "a":"ü" }"""u8.ToArray(),
            new EventMetadata("""{"x" : 1}"""u8.ToArray()), DateTimeOffset.UnixEpoch);

        var line = EventJsonLine.Of(raw);

        Assert.Contains("""
            "headers":{"x" : 1},"data":{ "b":1.0, "a":"ü" }}
            """, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(12_400, "12.4 kB")]
    [InlineData(999_999, "1.0 MB")]
    [InlineData(long.MaxValue, "9.2 EB")]
    public void Sizes_are_told_in_three_digits(long bytes, string expected) => Assert.Equal(expected, Amounts.Size(bytes));

    private static Dictionary<UserId, string> Names => new() { [Alan] = "alan" };

    private static bool IsHarmless(char c) => !char.IsControl(c) && c is not ('\u202e' or '\u2028' or '\u2029');

    private static Recorded Recorded(object @event)
    {
        var userAgent = @event is NodeEvent ? "curl/7.88" : Samples.Hostile;
        var by = Envelope.System("test") with { ClientAddress = "127.0.0.1", UserAgent = userAgent };
        return new Recorded(
            new LogPosition(1), new StreamId("any", Report.Value), 1, Guid.NewGuid(), @event.GetType().Name, @event,
            new EventMetadata(EnvelopeJson.Write(by)), DateTimeOffset.UnixEpoch);
    }

    private static ActivityRow Row(string verb) => new(
        new ActivityCursor(1, 0), DateTimeOffset.UnixEpoch, verb, Alan, Samples.Hostile, Alan, Samples.Hostile,
        SpaceId.New(), Samples.Hostile,
        Report, IsFolder: false, Samples.Hostile, Samples.Hostile, Samples.Hostile, 5, 3, null);

    private static Content Content(long size) =>
        new(new BlobId(new string('a', 64)), size, new string('b', 40), new string('c', 32), "0badcafe", null, null);
}
