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

    private static async Task<string?> WrittenAsync(string text)
    {
        var schema = Answers.Schema(new ObjectType<object>("Query", "Root.", [new("text", "String", _ => text)]));
        using var response = JsonDocument.Parse(await new RequestExecutor(schema).AskAsync("{ text }"));
        return response.RootElement.GetProperty("data").GetProperty("text").GetString();
    }
}
