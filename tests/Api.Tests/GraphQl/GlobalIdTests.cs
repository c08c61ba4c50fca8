using Api.GraphQl.Relay;
using EventStore;
using Xunit;

namespace Api.Tests.GraphQl;

public class GlobalIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("nonsense")]
    [InlineData("=")]
    [InlineData("äöü")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_was_not_made_here_is_no_id(string text) => Assert.Null(GlobalId.Parse(text));

    [Fact]
    public void An_id_is_read_as_it_was_written()
    {
        GlobalId[] ids =
        [
            new(GlobalId.Person, Guid.NewGuid()), new(GlobalId.Item, Guid.NewGuid(), Guid.NewGuid()),
            new(GlobalId.Item, Guid.NewGuid(), Guid.NewGuid(), new LogPosition(7)),
        ];
        Assert.All(ids, id => Assert.Equal(id, GlobalId.Parse(id.ToString())));
    }
}
