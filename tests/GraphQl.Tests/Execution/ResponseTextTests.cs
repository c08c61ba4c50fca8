using System.Text;
using System.Text.Json;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.Execution;

public sealed class ResponseTextTests
{
    [Theory]
    [InlineData("ü \U0001F600 <a href=\"x\">&'")]
    [InlineData("line\u2028 end\r\n\0")]
    public async Task Text_of_every_kind_arrives_as_it_was(string text) => Assert.Equal(text, await WrittenAsync(text));

    [Fact]
    public async Task A_lone_surrogate_becomes_the_replacement_character()
    {
        Assert.Equal("a\ufffdb", await WrittenAsync("a" + (char)0xD800 + "b"));
        Assert.Equal("\ufffd", await WrittenAsync(((char)0xDC00).ToString()));
    }

    [Fact]
    public async Task Every_value_is_written_as_the_framework_writes_it()
    {
        object?[] values =
        [
            .. Enumerable.Range(0, 0x180).Select(code => $"a{(char)code}z"), "", "\uE000\uFFFF", "日本語 \U0001F600", new string('x', 9_000),
            0, -1, int.MinValue, long.MinValue, long.MaxValue, 0.0, -0.0, 1e16, 5e-324, double.MaxValue, 1 / 3.0, true, false, null,
            1.10m, 1.5f, ulong.MaxValue, new JsonNumber("1.000"), Guid.Empty, new object?[] { 1, "ü", null },
            new Dictionary<string, object?> { ["ä\""] = new object?[] { "\n" } }, DateTimeOffset.UnixEpoch,
        ];
        var any = new ScalarTypeDefinition("Any") { CoerceResult = static value => value };
        var schema = Answers.Schema(any, new ObjectType<object>("Query", "Root.", [new("values", "[Any]", _ => values)]));

        using var expected = new MemoryStream();
        using (var json = new Utf8JsonWriter(expected, ResponseWriter.Options)) ResponseWriter.WriteValue(json, values);
        Assert.Equal(
            $"{{\"data\":{{\"values\":{Encoding.UTF8.GetString(expected.ToArray())}}}}}", await new RequestExecutor(schema).AskAsync("{ values }"));
    }

    private static async Task<string?> WrittenAsync(string text)
    {
        var schema = Answers.Schema(new ObjectType<object>("Query", "Root.", [new("text", "String", _ => text)]));
        using var response = JsonDocument.Parse(await new RequestExecutor(schema).AskAsync("{ text }"));
        return response.RootElement.GetProperty("data").GetProperty("text").GetString();
    }
}
