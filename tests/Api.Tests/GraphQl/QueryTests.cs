using System.Text.Json;
using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class QueryTests(ApiFixture api)
{
    [Fact]
    public async Task A_person_finds_themselves_and_their_space()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        var found = await anna.QueryAsync("""
            { me { role person { id displayName signInName personalSpace { id } } personalSpace { id name kind quota { total used } root { isRoot path } } }
              spaces { nodes { id } totalCount pageInfo { hasNextPage } } }
            """);

        Assert.Equal(anna.Name, found.Text("me.person.signInName"));
        Assert.Equal("USER", found.Text("me.role"));
        Assert.Equal("PERSONAL", found.Text("me.personalSpace.kind"));
        Assert.True(found.IsNull("me.personalSpace.quota.total"));
        Assert.Equal("/", found.Text("me.personalSpace.root.path"));
        Assert.Equal(found.Text("me.personalSpace.id"), Assert.Single(found.Texts("spaces.nodes", "id")));
        Assert.Equal(1, found.Number("spaces.totalCount"));
    }

    [Fact]
    public async Task A_folder_asked_for_twice_holds_its_members_once_also_for_who_is_denied_some()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var made = await anna.QueryAsync("mutation { createSpace(input: {name: \"Team\"}) { space { root { id } } } }");
        var root = made.Text("createSpace.space.root.id")!;
        var (hidden, _) = (await Sharing.FolderAsync(anna, root, "hidden"), await Sharing.FolderAsync(anna, root, "open"));
        var grantee = (await ben.QueryAsync("{ me { person { id } } }")).Text("me.person.id")!;
        await Sharing.GrantAsync(anna, root, grantee, "spaceviewer");
        await Sharing.GrantAsync(anna, hidden, grantee, "denied");

        var found = await ben.QueryAsync(
            """
            query($root: ID!) {
              a: node(id: $root) { ...Members }
              b: node(id: $root) { ...Members }
            }
            fragment Members on Folder { children(first: 10) { nodes { name } totalCount } }
            """, new { root });

        foreach (var name in new[] { "a", "b" })
        {
            Assert.Equal(["open"], found.Texts($"{name}.children.nodes", "name"));
            Assert.Equal(1, found.Number($"{name}.children.totalCount"));
        }
    }

    [Fact]
    public async Task Who_does_not_sign_in_is_told_so_in_the_protocol_s_own_form()
    {
        var nobody = (await GraphPerson.NewAsync(api, "anna")).WithPassword("wrong");

        var refused = await nobody.TryQueryAsync("{ me { role } }");

        Assert.Equal((401, "UNAUTHENTICATED"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_folder_is_paged_through_in_every_order_and_both_directions()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FolderAsync("f");
        foreach (var (name, size) in new[] { ("c", 1), ("a", 3), ("e", 2), ("b", 2), ("d", 5) })
            await anna.FileAsync($"f/{name}.txt", new string('x', size));

        async Task<string> WalkAsync(string order, bool isBackward)
        {
            var (names, cursor) = (new List<string?>(), (string?)null);
            for (var more = true; more;)
            {
                var slice = isBackward ? "last: 2, before: $cursor" : "first: 2, after: $cursor";
                var page = await anna.QueryAsync(
                    $$$"""
                    query($cursor: String) { item(ref: {at: {path: "/f"}}) { ... on Folder {
                      children({{{slice}}}, orderBy: {{{order}}}) {
                        totalCount edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }
                    """,
                    new { cursor });
                Assert.Equal(5, page.Number("item.children.totalCount"));
                var edges =
                    page["item.children.edges"].EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("name").GetString()![..1]);
                names.InsertRange(isBackward ? 0 : names.Count, edges);
                var info = page["item.children.pageInfo"];
                more = info.GetProperty(isBackward ? "hasPreviousPage" : "hasNextPage").GetBoolean();
                cursor = info.GetProperty(isBackward ? "startCursor" : "endCursor").GetString();
            }

            return string.Concat(names);
        }

        foreach (var isBackward in new[] { false, true })
        {
            Assert.Equal("abcde", await WalkAsync("{field: NAME}", isBackward));
            Assert.Equal("edcba", await WalkAsync("{field: NAME, direction: DESC}", isBackward));
            Assert.Equal("cbead", await WalkAsync("{field: SIZE}", isBackward));
            Assert.Equal("daebc", await WalkAsync("{field: SIZE, direction: DESC}", isBackward));
            Assert.Equal("caebd", await WalkAsync("{field: MODIFIED_AT}", isBackward));
        }
    }

    [Fact]
    public async Task Members_of_a_folder_are_chosen_by_kind_and_name()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FolderAsync("f");
        await anna.FolderAsync("f/Reports");
        await anna.FileAsync("f/report.txt");
        await anna.FileAsync("f/other.txt");

        var found = await anna.QueryAsync("""
            { item(ref: {at: {path: "f"}}) { ... on Folder {
              folders: children(filter: {kind: FOLDER}) { nodes { name __typename } }
              named: children(filter: {nameContains: "REPORT"}) { totalCount nodes { name parent { name } path } } } } }
            """);

        Assert.Equal(["Reports"], found.Texts("item.folders.nodes", "name"));
        Assert.Equal(["Folder"], found.Texts("item.folders.nodes", "__typename"));
        Assert.Equal(["/f/Reports", "/f/report.txt"], found.Texts("item.named.nodes", "path"));
        Assert.Equal(2, found.Number("item.named.totalCount"));
    }

    [Fact]
    public async Task What_is_not_the_caller_s_is_not_there_by_any_of_its_names()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var file = await anna.FileAsync("secret.txt");
        var mine = await anna.QueryAsync("{ item(ref: {at: {path: \"secret.txt\"}}) { id fileId space { id } } }");
        Assert.Equal(file, mine.Text("item.fileId"));
        var variables = new { id = mine.Text("item.id"), file, space = mine.Text("item.space.id") };

        const string query = """
            query($id: ID!, $file: ID!, $space: ID!) {
              node(id: $id) { id } other: node(id: $space) { id } space(id: $space) { id }
              item(ref: {id: $id}) { id } byFile: item(ref: {fileId: $file}) { id } byPath: item(ref: {at: {space: $space, path: "secret.txt"}}) { id } }
            """;
        var others = await ben.QueryAsync(query, variables);
        var own = await anna.QueryAsync(query, variables);

        Assert.All(others.Body.GetProperty("data").EnumerateObject(), each => Assert.Equal(JsonValueKind.Null, each.Value.ValueKind));
        Assert.All(own.Body.GetProperty("data").EnumerateObject(), each => Assert.Equal(JsonValueKind.Object, each.Value.ValueKind));
    }

    [Fact]
    public async Task A_receiver_of_a_share_sees_what_they_may_do_and_nothing_above_it()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FolderAsync("top");
        await anna.FolderAsync("top/given");
        await anna.FileAsync("top/given/note.txt");
        var id = await anna.IdOfAsync("top/given");
        await Sharing.ShareAsync(anna, "top/given", ben);

        var found = await ben.QueryAsync(
            """
            query($id: ID!) { item(ref: {id: $id}) { name path parent { name } space { name }
              access { reason grants { via isThroughGroup } read: decision(action: READ_CONTENT) { isAllowed reason } write: decision(action: WRITE) { isAllowed reason } }
              ... on Folder { children { nodes { name path access { reason } } } } } }
            """,
            new { id });

        Assert.True(found.IsNull("item.path") && found.IsNull("item.parent") && found.IsNull("item.space"));
        Assert.Equal("share", found.Text("item.access.reason"));
        Assert.Equal("SHARE", found.Text("item.access.grants.0.via"));
        Assert.True(found["item.access.read.isAllowed"].GetBoolean());
        Assert.Equal("insufficient_role", found.Text("item.access.write.reason"));
        Assert.Equal("note.txt", found.Text("item.children.nodes.0.name"));
        Assert.Equal("share", found.Text("item.children.nodes.0.access.reason"));
    }

    [Fact]
    public async Task A_cursor_of_another_order_and_a_page_without_bounds_are_refused()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        foreach (var arguments in new[] { "first: 1001", "first: -1", "first: 1, last: 1", "first: 2, before: \"x\"", "after: \"!\"" })
            Assert.Equal("INVALID_INPUT", (await anna.TryQueryAsync($"{{ me {{ personalSpace {{ root {{ children({arguments}) {{ totalCount }} }} }} }} }}")).Code);
    }
}
