using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Domain.Access;
using Domain.Nodes;
using Domain.Spaces;
using Xunit;
using static Domain.Tests.Sample;

namespace Domain.Tests;

/// <summary>
/// What stands in the log stays readable for ever. Golden files are only ever added: with OPENCLOUD_WRITE_GOLDEN=1 the missing ones are
/// written, an existing one never.
/// </summary>
public class EventJsonTests
{
    public static TheoryData<string> WireNames => [.. EventSamples.Types.Keys];

    [Theory]
    [MemberData(nameof(WireNames))]
    public void An_event_is_written_as_its_golden_file_says(string wireName)
    {
        var (sample, info) = SampleOf(wireName);
        var written = JsonSerializer.Serialize(sample, info) + "\n";
        var path = GoldenPath(wireName);
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("OPENCLOUD_WRITE_GOLDEN") == "1") File.WriteAllText(path, written);

        Assert.True(File.Exists(path), $"{wireName} has no golden file.");
        Assert.Equal(File.ReadAllText(path), written);
    }

    [Theory]
    [MemberData(nameof(WireNames))]
    public void A_golden_file_is_read_as_the_event_that_was_written(string wireName)
    {
        var (sample, info) = SampleOf(wireName);
        var read = JsonSerializer.Deserialize(File.ReadAllText(GoldenPath(wireName)), info);

        Assert.Equal(sample.GetType(), read?.GetType());
        Assert.Equal(JsonSerializer.Serialize(sample, info), JsonSerializer.Serialize(read, info));
    }

    [Fact]
    public void Every_golden_file_has_an_event() => Assert.Equal(
        EventSamples.Types.Keys.Order(),
        Directory.GetFiles(Path.GetDirectoryName(GoldenPath("x"))!, "*.json").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Every_event_has_exactly_one_wire_name() => Assert.Equal(
        EventSamples.Aggregates.SelectMany(aggregate => aggregate.GetNestedTypes()).Select(type => type.FullName).Order(),
        EventSamples.Types.Values.Select(info => info.Type.FullName).Order());

    [Fact]
    public void Names_stay_readable_in_the_log()
    {
        var json = Write(new NodeEvent.Renamed(Home, Docs, "é", "Grüße 日本 😀 & <x> 'q'", Ann));
        Assert.Contains("Grüße 日本 😀 & <x> 'q'", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("😀 \"quoted\" and \\ back \n line \u0001 end")]
    [InlineData("no astral \"quoted\" and \\ back \n line \u0001 end")]
    [InlineData("\u2028\ufeff\ue000\u202e")]
    public void Every_text_comes_back_as_it_was(string text) =>
        Assert.Equal(text, Read<NodeEvent.Renamed>("renamed", Write(new NodeEvent.Renamed(Home, Docs, text, "x", Ann))).From.Value);

    [Fact]
    public void What_is_absent_is_not_written() => Assert.Equal(
        WithIds("""{"owner":"ANN","root":"ROOT","name":"Ann","by":"ANN"}"""),
        Write(new SpaceEvent.PersonalSpaceCreated(Ann, Root, "Ann", QuotaBytes: null, Ann)));

    [Fact]
    public void What_may_be_absent_is_read_as_absent() =>
        Assert.Equal(new AccessEvent.SignedIn(Ann, "basic", null, null, Noon), Read<AccessEvent.SignedIn>("signed_in",
            """{"by":"ANN","authMethod":"basic","at":"2026-08-01T12:00:00+00:00"}"""));

    [Fact]
    public void A_member_that_a_newer_server_added_is_passed_over() =>
        Assert.Equal(new NodeEvent.RootCreated(Home, Ann), Read<NodeEvent.RootCreated>("root_created",
            """{"space":"HOME","by":"ANN","later":{"x":1}}"""));

    [Theory]
    [InlineData("root_created", """{"space":"HOME"}""")]
    [InlineData("root_created", """{"space":"no id","by":"ANN"}""")]
    [InlineData("purged", """{"space":"HOME","sizeBytes":null,"by":"ANN"}""")]
    [InlineData("renamed", """{"space":"HOME","parent":"ROOT","from":null,"name":"x","by":"ANN"}""")]
    [InlineData("unlocked", """{"space":"HOME","token":null,"by":"ANN"}""")]
    public void What_is_damaged_is_never_read_as_a_default(string wireName, string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(WithIds(json), EventSamples.Types[wireName]));

    [Fact]
    public void An_envelope_comes_back_whole()
    {
        var envelope = new Envelope(
            Ann, Bob, "basic", TokenId: Guid.NewGuid(), "192.0.2.1", "curl/8.0 \"x\"", "/dav/files/{user}/{**path}", "req-1",
            CommandId: Guid.NewGuid(), Correlation: Guid.NewGuid(), "cause", "owner");
        Assert.Equal(envelope, EnvelopeJson.Read(EnvelopeJson.Write(envelope)));
    }

    [Fact]
    public void An_envelope_of_the_server_itself_comes_back_whole()
    {
        var envelope = Envelope.System("trash_purger");
        Assert.Equal(envelope, EnvelopeJson.Read(EnvelopeJson.Write(envelope)));
        Assert.NotEqual(envelope.CommandId, envelope.Next().CommandId);
    }

    private static (object Sample, JsonTypeInfo Info) SampleOf(string wireName)
    {
        var info = EventSamples.Types[wireName];
        return (EventSamples.All.Single(sample => sample.GetType() == info.Type), info);
    }

    private static string Write(object @event) =>
        JsonSerializer.Serialize(@event, EventSamples.Types.Values.Single(info => info.Type == @event.GetType()));

    private static T Read<T>(string wireName, string json) =>
        Assert.IsType<T>(JsonSerializer.Deserialize(WithIds(json), EventSamples.Types[wireName]));

    private static string WithIds(string json) => json
        .Replace("\"ANN\"", $"\"{Ann.Value}\"", StringComparison.Ordinal)
        .Replace("\"HOME\"", $"\"{Home.Value}\"", StringComparison.Ordinal)
        .Replace("\"ROOT\"", $"\"{Root.Value}\"", StringComparison.Ordinal);

    private static string GoldenPath(string wireName, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Golden", $"{wireName}.json");
}
