using Api.Tests.Graph;
using Domain.Users;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class MarkMutationTests(ApiFixture api)
{
    private const string Tag = """
        mutation($input: ChangeTagsInput!) { changeTags(input: $input) { item { tags } logPosition errors { code path } } }
        """;

    [Fact]
    public async Task Tags_are_given_and_taken_and_known_to_who_sees_what_has_them()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FolderAsync("given");
        await anna.FileAsync("own.txt");
        await Sharing.ShareAsync(anna, "given", ben);
        var (given, own) = (await anna.IdOfAsync("given"), await anna.IdOfAsync("own.txt"));
        async Task<IReadOnlyList<string?>> KnownAsync(GraphPerson who) =>
            [.. (await who.QueryAsync("{ me { tags } }"))["me.tags"].EnumerateArray().Select(tag => tag.GetString())];

        await anna.QueryAsync(Tag, new { input = new { item = own, add = new[] { "mine" } } });
        var input = new { item = given, add = new[] { "a", "b" }, idempotencyKey = "t" };
        var done = await anna.QueryAsync(Tag, new { input });
        Assert.Equal(["a", "b"], done["changeTags.item.tags"].EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(done.Number("changeTags.logPosition"), (await anna.QueryAsync(Tag, new { input })).Number("changeTags.logPosition"));
        Assert.Equal(["a", "b", "mine"], await KnownAsync(anna));
        Assert.Equal(["a", "b"], await KnownAsync(ben));

        async Task<string> RefusedAsync(GraphPerson who, object input) =>
            Assert.Single((await who.QueryAsync(Tag, new { input })).Refusals("changeTags"));
        Assert.Equal("FORBIDDEN input.item", await RefusedAsync(ben, new { item = given, remove = new[] { "a" } }));
        Assert.Equal("NOT_FOUND input.item", await RefusedAsync(ben, new { item = own, remove = new[] { "mine" } }));
        Assert.Equal("INVALID_INPUT input.add.1", await RefusedAsync(anna, new { item = own, add = new[] { "c", "d,e" } }));
        Assert.Equal("INVALID_INPUT input.remove", await RefusedAsync(anna, new { item = own, add = new[] { "c" }, remove = new[] { "c" } }));
        Assert.Equal(
            "LIMIT_EXCEEDED input.add", await RefusedAsync(anna, new { item = own, add = Enumerable.Range(0, 101).Select(i => $"{i}") }));
        var left = await anna.QueryAsync(Tag, new { input = new { item = given, remove = new[] { "a" } } });
        Assert.Equal("b", left.Text("changeTags.item.tags.0"));
    }

    [Fact]
    public async Task Favorites_are_ones_own_and_not_for_guests()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var gus = await GraphPerson.NewAsync(api, "gus", AccountRole.Guest);
        await anna.FolderAsync("given");
        foreach (var other in new[] { ben, gus }) await Sharing.ShareAsync(anna, "given", other);
        var item = await anna.IdOfAsync("given");
        const string mark = """
            mutation($item: ID!, $is: Boolean!) { setFavorite(input: {item: $item, isFavorite: $is}) {
              item { isFavorite } logPosition errors { code path } } }
            """;
        const string all = "{ me { favorites { name } } }";

        Assert.True((await ben.QueryAsync(mark, new { item, @is = true }))["setFavorite.item.isFavorite"].GetBoolean());
        Assert.True((await ben.QueryAsync(mark, new { item, @is = true })).IsNull("setFavorite.logPosition"));
        Assert.Equal("given", (await ben.QueryAsync(all)).Text("me.favorites.0.name"));
        Assert.Empty((await anna.QueryAsync(all))["me.favorites"].EnumerateArray());
        Assert.Equal("FORBIDDEN ", Assert.Single((await gus.QueryAsync(mark, new { item, @is = true })).Refusals("setFavorite")));
        var root = await anna.IdOfAsync("/");
        Assert.Equal("NOT_FOUND input.item", Assert.Single((await ben.QueryAsync(mark, new { item = root, @is = true })).Refusals("setFavorite")));
        Assert.False((await ben.QueryAsync(mark, new { item, @is = false }))["setFavorite.item.isFavorite"].GetBoolean());
    }

    [Fact]
    public async Task Nodes_are_told_in_the_order_of_their_ids_with_gaps_for_what_is_not_there()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FileAsync("a.txt");
        var (file, root) = (await anna.IdOfAsync("a.txt"), await anna.IdOfAsync("/"));
        var person = (await ben.QueryAsync("{ me { person { id } } }")).Text("me.person.id");
        const string query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";

        var found = await anna.QueryAsync(query, new { ids = new[] { person, "nothing", file, root, file } });
        Assert.True(found.IsNull("nodes.1"));
        Assert.Equal((person, file, root, file), (found.Text("nodes.0.id"), found.Text("nodes.2.id"), found.Text("nodes.3.id"), found.Text("nodes.4.id")));
        Assert.True((await ben.QueryAsync(query, new { ids = new[] { file } })).IsNull("nodes.0"));
        var tooMany = await anna.TryQueryAsync(query, new { ids = Enumerable.Repeat(file, 101) });
        Assert.Equal("LIMIT_EXCEEDED", tooMany.Code);
    }

    [Fact]
    public async Task What_had_nothing_to_do_is_not_done_when_it_is_sent_again_after_things_changed()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FolderAsync("marked");
        var item = await anna.IdOfAsync("marked");
        const string mark = """
            mutation($item: ID!, $is: Boolean!, $key: String) { setFavorite(input: {item: $item, isFavorite: $is, idempotencyKey: $key}) {
              item { isFavorite } logPosition errors { code path } } }
            """;
        async Task<bool> SetAsync(bool @is, string? key = null) =>
            (await anna.QueryAsync(mark, new { item, @is, key }))["setFavorite.item.isFavorite"].GetBoolean();

        Assert.True(await SetAsync(true));
        Assert.True(await SetAsync(true, "again"));
        Assert.False(await SetAsync(false));

        Assert.False(await SetAsync(true, "again"));
        Assert.True(await SetAsync(true, "another"));
    }
}
