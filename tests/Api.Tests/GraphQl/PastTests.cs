using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class PastTests(ApiFixture api)
{
    private const string At = """
        query($at: Long!, $space: ID!) { item(ref: {at: {path: "/f"}}, asOf: {position: $at}) { id name path
          access { reason } ... on Folder { children(orderBy: {field: NAME}) { nodes { name path size parent { name } } } } }
          space(id: $space, asOf: {position: $at}) { name root { children { nodes { name } } } } }
        """;

    [Fact]
    public async Task What_a_folder_held_is_told_as_of_a_position_and_as_of_an_instant()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var space = (await anna.QueryAsync("{ me { personalSpace { id } } }")).Text("me.personalSpace.id")!;
        await anna.FolderAsync("f");
        await anna.FileAsync("f/a.txt", "one");
        await anna.FileAsync("f/b.txt", "four");
        var then = await anna.QueryAsync("{ server { logPosition time } }");
        await anna.Dav.MoveAsync("f/a.txt", "f/renamed.txt");
        await anna.Dav.DeleteAsync("f/b.txt");
        await anna.FileAsync("f/new.txt");

        var was = await anna.QueryAsync(At, new { at = then.Number("server.logPosition"), space });
        Assert.Equal(["a.txt", "b.txt"], was.Texts("item.children.nodes", "name"));
        Assert.Equal(["/f/a.txt", "/f/b.txt"], was.Texts("item.children.nodes", "path"));
        Assert.Equal((3, "f"), (was.Number("item.children.nodes.0.size"), was.Text("item.children.nodes.0.parent.name")));
        Assert.Equal(["f"], was.Texts("space.root.children.nodes", "name"));
        Assert.Equal("owner", was.Text("item.access.reason"));

        var again =
            await anna.QueryAsync("query($id: ID!) { node(id: $id) { ... on Folder { children(first: 1) { nodes { name } pageInfo { hasNextPage } } } } }", new { id = was.Text("item.id") });
        Assert.Equal(["a.txt"], again.Texts("node.children.nodes", "name"));
        Assert.True(again["node.children.pageInfo.hasNextPage"].GetBoolean());

        var early = await anna.QueryAsync("{ item(ref: {at: {path: \"/f\"}}, asOf: {at: \"2001-01-01T00:00:00Z\"}) { id } }");
        Assert.True(early.IsNull("item"));
    }

    [Fact]
    public async Task Who_has_a_folder_shared_is_told_of_its_past_while_they_had_it_and_nothing_above()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var cleo = await GraphPerson.NewAsync(api, "cleo");
        await anna.FolderAsync("top");
        await anna.FolderAsync("top/f");
        await anna.FileAsync("top/f/a.txt");
        var (top, id) = (await anna.IdOfAsync("top"), await anna.IdOfAsync("top/f"));
        var before = await PositionAsync(anna);
        await Sharing.ShareAsync(anna, "top/f", ben);
        var then = await PositionAsync(anna);
        await anna.Dav.MoveAsync("top/f/a.txt", "top/f/b.txt");
        const string query = """
            query($id: ID!, $at: Long!) { item(ref: {id: $id}, asOf: {position: $at}) {
              name path parent { name } space { name } ... on Folder { children { nodes { name path parent { name } } } } } }
            """;

        var received = await ben.QueryAsync(query, new { id, at = then });
        Assert.Equal(("f", "a.txt"), (received.Text("item.name"), received.Text("item.children.nodes.0.name")));
        Assert.Equal("f", received.Text("item.children.nodes.0.parent.name"));
        Assert.True(received.IsNull("item.path") && received.IsNull("item.parent") && received.IsNull("item.space"));
        Assert.True(received.IsNull("item.children.nodes.0.path"));
        Assert.True((await ben.QueryAsync(query, new { id, at = before })).IsNull("item"));
        Assert.True((await ben.QueryAsync(query, new { id = top, at = then })).IsNull("item"));
        Assert.True((await cleo.QueryAsync(query, new { id, at = then })).IsNull("item"));

        await anna.Dav.DeleteAsync("top/f");
        Assert.True((await ben.QueryAsync(query, new { id, at = then })).IsNull("item"));
        Assert.Equal("f", (await anna.QueryAsync(query, new { id, at = then })).Text("item.name"));
    }

    private static async Task<long> PositionAsync(GraphPerson person) =>
        (await person.QueryAsync("{ server { logPosition } }")).Number("server.logPosition");
}
