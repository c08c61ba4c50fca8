using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>What was deleted out of a folder that a member is denied.</summary>
[Collection(ApiCollection.Name)]
public class TrashSightTests(ApiFixture api)
{
    [Fact]
    public async Task It_is_not_listed_not_counted_not_given_back_and_not_purged_by_name()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var made = await anna.QueryAsync("mutation { createSpace(input: {name: \"Team\"}) { space { id root { id } } } }");
        var (space, root) = (made.Text("createSpace.space.id")!, made.Text("createSpace.space.root.id")!);
        var (hidden, open) = (await FolderAsync(anna, root, "hidden"), await FolderAsync(anna, root, "open"));
        var (inHidden, inOpen) = (await FolderAsync(anna, hidden, "a"), await FolderAsync(anna, open, "b"));
        var grantee = (await ben.QueryAsync("{ me { person { id } } }")).Text("me.person.id")!;
        await GrantAsync(anna, root, grantee, "manager");
        await GrantAsync(anna, hidden, grantee, "denied");
        foreach (var item in new[] { inHidden, inOpen })
            await anna.QueryAsync("mutation($item: ID!) { trashItem(input: {item: $item}) { errors { code } } }", new { item });

        const string list = "query($space: ID!) { space(id: $space) { trash { totalCount nodes { id name } } } }";
        var (hers, his) = (await anna.QueryAsync(list, new { space }), await ben.QueryAsync(list, new { space }));
        Assert.Equal(["b", "a"], hers.Texts("space.trash.nodes", "name"));
        Assert.Equal(["b"], his.Texts("space.trash.nodes", "name"));
        Assert.Equal((2, 1), (hers.Number("space.trash.totalCount"), his.Number("space.trash.totalCount")));

        var tried = await ben.QueryAsync(
            """
            mutation($item: ID!, $parent: ID!) {
              restoreItem(input: {item: $item, parent: $parent}) { errors { code path } }
              purgeItem(input: {item: $item}) { errors { code path } } }
            """,
            new { item = inHidden, parent = root });
        Assert.Equal("NOT_FOUND input.item", Assert.Single(tried.Refusals("restoreItem")));
        Assert.Equal("NOT_FOUND input.item", Assert.Single(tried.Refusals("purgeItem")));
        Assert.Equal(2, (await anna.QueryAsync(list, new { space })).Number("space.trash.totalCount"));

        await anna.QueryAsync("mutation($item: ID!) { purgeItem(input: {item: $item}) { errors { code } } }", new { item = inOpen });
        const string has = "query($space: ID!) { space(id: $space) { driveId hasTrash trash { totalCount } } }";
        (hers, his) = (await anna.QueryAsync(has, new { space }), await ben.QueryAsync(has, new { space }));
        Assert.Equal((true, 1), (hers["space.hasTrash"].GetBoolean(), hers.Number("space.trash.totalCount")));
        Assert.Equal((false, 0), (his["space.hasTrash"].GetBoolean(), his.Number("space.trash.totalCount")));
        foreach (var (person, isTold) in new[] { (anna, true), (ben, false) })
            Assert.Equal(isTold, (await person.GetAsync($"/v1.0/drives/{his.Text("space.driveId")}"))["@libre.graph.hasTrashedItems"].GetBoolean());

        var emptied = await ben.QueryAsync(
            "mutation($space: ID!) { emptyTrash(input: {space: $space}) { purgedCount space { hasTrash } errors { code } } }", new { space });
        Assert.Equal(0, emptied.Number("emptyTrash.purgedCount"));
    }

    private static async Task<string> FolderAsync(GraphPerson person, string parent, string name)
    {
        var made = await person.QueryAsync(
            "mutation($parent: ID!, $name: String!) { createFolder(input: {parent: $parent, name: $name}) { folder { id } errors { code } } }",
            new { parent, name });
        return made.Text("createFolder.folder.id")!;
    }

    private static async Task GrantAsync(GraphPerson person, string item, string grantee, string role)
    {
        var granted = await person.QueryAsync(
            """
            mutation($item: ID!, $grantee: ID!, $role: ID!) {
              createGrant(input: {item: $item, grantee: $grantee, role: $role}) { errors { code path message } } }
            """,
            new { item, grantee, role });
        Assert.Empty(granted.Refusals("createGrant"));
    }
}
