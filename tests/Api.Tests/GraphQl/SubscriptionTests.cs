using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class SubscriptionTests(ApiFixture api)
{
    [Fact]
    public async Task Changes_below_a_folder_are_told_and_can_be_resumed_from_a_position()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FolderAsync("here");
        var item = await anna.IdOfAsync("here");
        const string listen = "subscription($item: ID!, $after: Long) { changes(of: {item: $item}, after: $after) { position activity { path } } }";
        await using var first = await Listener.OpenAsync(anna, listen, new { item, after = await PositionAsync(anna) });

        await anna.FolderAsync("elsewhere");
        await anna.FileAsync("here/one.txt");
        await anna.FileAsync("here/two.txt");
        var one = await first.NextAsync();
        Assert.Equal("/here/one.txt", one.Text("changes.activity.path"));
        Assert.Equal("/here/two.txt", (await first.NextAsync()).Text("changes.activity.path"));

        await using var second = await Listener.OpenAsync(anna, listen, new { item, after = one.Number("changes.position") });
        Assert.Equal("/here/two.txt", (await second.NextAsync()).Text("changes.activity.path"));
    }

    [Fact]
    public async Task Changes_below_a_root_folder_are_those_of_its_space()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var item = (await anna.QueryAsync("{ me { personalSpace { root { id } } } }")).Text("me.personalSpace.root.id");
        const string listen = "subscription($item: ID!, $after: Long) { changes(of: {item: $item}, after: $after) { activity { path } } }";
        await using var heard = await Listener.OpenAsync(anna, listen, new { item, after = await PositionAsync(anna) });

        await anna.FolderAsync("here");

        Assert.Equal("/here", (await heard.NextAsync()).Text("changes.activity.path"));
    }

    [Fact]
    public async Task Who_may_not_see_a_space_cannot_listen_and_who_may_no_longer_is_cut_off()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var made = await anna.QueryAsync("mutation { createSpace(input: {name: \"Team\"}) { space { id root { id } } } }");
        var variables = new { space = made.Text("createSpace.space.id"), after = await PositionAsync(anna) };
        const string listen = "subscription($space: ID!, $after: Long) { changes(of: {space: $space}, after: $after) { activity { verb } } }";

        await using (var refused = await Listener.OpenAsync(ben, listen, variables))
            Assert.Equal("NOT_FOUND", (await refused.NextAsync()).Code);

        var grantee = (await ben.QueryAsync("{ me { person { id } } }")).Text("me.person.id");
        var granted = await anna.QueryAsync(
            "mutation($item: ID!, $grantee: ID!) { createGrant(input: {item: $item, grantee: $grantee, role: \"spaceviewer\"}) { grant { id } errors { code message path } } }",
            new { item = made.Text("createSpace.space.root.id"), grantee });
        await using var member = await Listener.OpenAsync(ben, listen, variables);
        await anna.QueryAsync(
            "mutation($grant: ID!, $parent: ID!) { createFolder(input: {parent: $parent, name: \"seen\"}) { logPosition } revokeGrant(input: {grant: $grant}) { logPosition } }",
            new { grant = granted.Text("createGrant.grant.id"), parent = made.Text("createSpace.space.root.id") });
        await anna.QueryAsync(
            "mutation($parent: ID!) { createFolder(input: {parent: $parent, name: \"unseen\"}) { logPosition } }",
            new { parent = made.Text("createSpace.space.root.id") });

        // What they had not been told when the revocation came they are not told any more.
        for (var next = await member.NextAsync(); ; next = await member.NextAsync())
        {
            if (next.HasErrors)
            {
                Assert.Equal("NOT_FOUND", next.Code);
                break;
            }

            Assert.Contains(next.Text("changes.activity.verb"), new[] { "created", "member_added" });
        }
    }

    [Fact]
    public async Task All_hear_the_same_event_each_as_they_see_it()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var made = await anna.QueryAsync("mutation { createSpace(input: {name: \"Team\"}) { space { id root { id } } } }");
        var (space, root) = (made.Text("createSpace.space.id"), made.Text("createSpace.space.root.id"));
        var grantee = (await ben.QueryAsync("{ me { person { id } } }")).Text("me.person.id");
        await anna.QueryAsync(
            "mutation($root: ID!, $grantee: ID!) { createGrant(input: {item: $root, grantee: $grantee, role: \"spaceviewer\"}) { logPosition } }",
            new { root, grantee });
        await ben.QueryAsync("mutation($root: ID!) { setFavorite(input: {item: $root, isFavorite: true}) { logPosition } }", new { root });
        const string listen = """
            subscription($space: ID!, $after: Long, $path: Boolean!) { changes(of: {space: $space}, after: $after) {
              activity { name path @include(if: $path) item { parent { isFavorite } } } } }
            """;
        var after = await PositionAsync(anna);
        var listeners = new List<(Listener Listener, bool IsFavorite, bool HasPath)>();
        foreach (var (who, path) in new[] { (anna, true), (ben, true), (anna, true), (ben, true), (ben, false) })
            listeners.Add((await Listener.OpenAsync(who, listen, new { space, after, path }), who == ben, path));

        // The first tells that all have begun; what comes then they are told together.
        foreach (var name in new[] { "first", "second", "third" })
        {
            await anna.QueryAsync(
                "mutation($root: ID!, $name: String!) { createFolder(input: {parent: $root, name: $name}) { logPosition } }", new { root, name });
            foreach (var (listener, isFavorite, hasPath) in listeners)
            {
                var told = await listener.NextAsync();
                Assert.Equal(name, told.Text("changes.activity.name"));
                Assert.Equal(isFavorite, told["changes.activity.item.parent.isFavorite"].GetBoolean());
                Assert.Equal(hasPath, told["changes.activity"].TryGetProperty("path", out _));
            }
        }

        foreach (var (listener, _, _) in listeners) await listener.DisposeAsync();
    }

    [Fact]
    public async Task Who_has_a_folder_shared_hears_and_reads_what_becomes_of_it_in_names_that_begin_there()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var cleo = await GraphPerson.NewAsync(api, "cleo");
        await anna.FolderAsync("secret");
        await anna.FolderAsync("secret/given");
        await anna.FileAsync("secret/given/early.txt");
        await Sharing.ShareAsync(anna, "secret/given", ben);
        var item = await anna.IdOfAsync("secret/given");
        var variables = new { item, after = await PositionAsync(anna) };
        const string listen = "subscription($item: ID!, $after: Long) { changes(of: {item: $item}, after: $after) { activity { path spaceName actorName } } }";
        await using var listener = await Listener.OpenAsync(ben, listen, variables);
        await using (var stranger = await Listener.OpenAsync(cleo, listen, variables)) Assert.Equal("NOT_FOUND", (await stranger.NextAsync()).Code);

        await anna.FileAsync("secret/beside.txt");
        await anna.FileAsync("secret/given/late.txt");
        var heard = await listener.NextAsync();
        Assert.Equal("/given/late.txt", heard.Text("changes.activity.path"));
        Assert.True(heard.IsNull("changes.activity.spaceName") && heard.IsNull("changes.activity.actorName"));

        // What was heard the read model knows.
        const string read = "query($item: ID!) { activity(of: {item: $item}) { nodes { verb path actor { displayName } item { name } } } }";
        var told = await ben.QueryAsync(read, new { item });
        Assert.Equal(["/given/late.txt"], told.Texts("activity.nodes", "path"));
        Assert.Equal("late.txt", told.Text("activity.nodes.0.item.name"));
        Assert.Equal("NOT_FOUND", (await cleo.TryQueryAsync(read, new { item })).Code);
    }

    [Fact]
    public async Task People_hear_what_they_do_themselves_over_whatever_protocol()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        const string listen = "subscription($after: Long) { myActivity(after: $after) { position activity { verb path } } }";
        await using var listener = await Listener.OpenAsync(anna, listen, new { after = await PositionAsync(anna) });

        await ben.FileAsync("his.txt");
        await anna.FileAsync("hers.txt");

        var next = await listener.NextAsync();
        while (next.Text("myActivity.activity.verb") == "signed_in") next = await listener.NextAsync();
        Assert.Equal(("uploaded", "/hers.txt"), (next.Text("myActivity.activity.verb"), next.Text("myActivity.activity.path")));
    }

    // A stream is answered before it has begun: what happens until then is told to who says from where on they listen.
    private static async Task<long> PositionAsync(GraphPerson person) =>
        (await person.QueryAsync("{ server { logPosition } }")).Number("server.logPosition");
}
