using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>What was deleted out of a folder that a member is denied.</summary>
[Collection(ApiCollection.Name)]
public class TrashSightTests(ApiFixture api)
{
    private const string Drives = "/v1.0/me/drives?$filter=driveType%20eq%20'project'";

    private const string Spaces = "{ spaces { nodes { name hasTrash } } }";

    [Fact]
    public async Task It_is_not_listed_not_counted_not_given_back_and_not_purged_by_name()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var made = await anna.QueryAsync("mutation { createSpace(input: {name: \"Team\"}) { space { id root { id } } } }");
        var (space, root) = (made.Text("createSpace.space.id")!, made.Text("createSpace.space.root.id")!);
        var (hidden, open) = (await Sharing.FolderAsync(anna, root, "hidden"), await Sharing.FolderAsync(anna, root, "open"));
        var (inHidden, inOpen) = (await Sharing.FolderAsync(anna, hidden, "a"), await Sharing.FolderAsync(anna, open, "b"));
        var grantee = (await ben.QueryAsync("{ me { person { id } } }")).Text("me.person.id")!;
        await Sharing.GrantAsync(anna, root, grantee, "manager");
        await Sharing.GrantAsync(anna, hidden, grantee, "denied");
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

    [Fact]
    public async Task Whether_trash_is_told_costs_the_same_however_many_spaces_there_are()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var grantee = (await ben.QueryAsync("{ me { person { id } } }")).Text("me.person.id")!;
        await SpaceAsync("One", "open");
        await SpaceAsync("Two", "hidden");
        var (fewDrives, fewSpaces) = (await DrivesAsync(), await SpacesAsync());
        await SpaceAsync("Three", "hidden", "open");
        await SpaceAsync("Four", "open");
        await SpaceAsync("Five", "hidden");

        Assert.Equal((fewDrives, fewSpaces), (await DrivesAsync(), await SpacesAsync()));
        string[] told = ["Four", "One", "Three"];
        var drives = (await ben.GetAsync(Drives)).Value;
        Assert.Equal(told, from drive in drives
                           where drive.GetProperty("@libre.graph.hasTrashedItems").GetBoolean()
                           orderby drive.GetProperty("name").GetString()
                           select drive.GetProperty("name").GetString());
        var spaces = (await ben.QueryAsync(Spaces))["spaces.nodes"].EnumerateArray();
        Assert.Equal(told, from space in spaces
                           where space.GetProperty("hasTrash").GetBoolean()
                           orderby space.GetProperty("name").GetString()
                           select space.GetProperty("name").GetString());

        Task<int> DrivesAsync() => StatementCounter.FewestAsync(api, () => ben.GetAsync(Drives));

        Task<int> SpacesAsync() => StatementCounter.FewestAsync(api, () => ben.QueryAsync(Spaces));

        async Task SpaceAsync(string name, params string[] deletedFrom)
        {
            var made = await anna.QueryAsync(
                "mutation($name: String!) { createSpace(input: {name: $name}) { space { root { id } } } }", new { name });
            var root = made.Text("createSpace.space.root.id")!;
            await Sharing.GrantAsync(anna, root, grantee, "manager");
            foreach (var place in deletedFrom)
            {
                var folder = await Sharing.FolderAsync(anna, root, place);
                if (place == "hidden") await Sharing.GrantAsync(anna, folder, grantee, "denied");
                var item = await Sharing.FolderAsync(anna, folder, "a");
                await anna.QueryAsync("mutation($item: ID!) { trashItem(input: {item: $item}) { errors { code } } }", new { item });
            }
        }
    }
}
