using Api.Tests.Graph;
using Domain.Users;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class SharingMutationTests(ApiFixture api)
{
    [Fact]
    public async Task A_space_is_made_changed_disabled_enabled_and_deleted()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var made = await anna.QueryAsync("""
            mutation { createSpace(input: {name: "Moon", description: "Landing", idempotencyKey: "m"}) {
              space { id name kind description root { id access { reason } grants { id role { name } } } } errors { code } }
              again: createSpace(input: {name: "Moon", description: "Landing", idempotencyKey: "m"}) { space { id } errors { code } } }
            """);
        Assert.Equal("PROJECT", made.Text("createSpace.space.kind"));
        Assert.Equal("manager", made.Text("createSpace.space.root.grants.0.role.name"));
        Assert.Equal(made.Text("createSpace.space.id"), made.Text("again.space.id"));

        var done = await anna.QueryAsync(
            """
            mutation($space: ID!) {
              updateSpace(input: {space: $space, name: "Mars", description: null}) { space { name description } errors { code } }
              quota: updateSpace(input: {space: $space, quota: 5}) { errors { code path } }
              tooEarly: deleteSpace(input: {space: $space}) { errors { code path } }
              disableSpace(input: {space: $space}) { space { isDisabled root { id } } errors { code } }
              enableSpace(input: {space: $space}) { space { isDisabled } errors { code } }
              again: disableSpace(input: {space: $space}) { errors { code } }
              deleteSpace(input: {space: $space}) { space { id } errors { code } } }
            """,
            new { space = made.Text("createSpace.space.id") });
        Assert.Equal("Mars", done.Text("updateSpace.space.name"));
        Assert.True(done.IsNull("updateSpace.space.description") && done.IsNull("disableSpace.space.root") && done.IsNull("deleteSpace.space"));
        Assert.Equal("FORBIDDEN input.quota", Assert.Single(done.Refusals("quota")));
        Assert.NotEmpty(done.Refusals("tooEarly"));
        Assert.True(done["disableSpace.space.isDisabled"].GetBoolean());
        Assert.False(done["enableSpace.space.isDisabled"].GetBoolean());
        Assert.Empty(done.Refusals("deleteSpace"));
    }

    [Fact]
    public async Task A_folder_is_shared_changed_and_taken_back()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FolderAsync("given");
        var item = await anna.IdOfAsync("given");
        var grantee = (await ben.QueryAsync("{ me { person { id } } }")).Text("me.person.id");
        const string received = "{ me { sharedWithMe { nodes { item { name access { write: decision(action: WRITE) { isAllowed } } } shares { id } } } } }";

        var made = await anna.QueryAsync(
            """
            mutation($item: ID!, $grantee: ID!) { createGrant(input: {item: $item, grantee: $grantee, role: "viewer", message: "Look"}) {
              grant { id via role { name } grantee { ... on Person { id } } message } errors { code path } } }
            """,
            new { item, grantee });
        Assert.Equal(("viewer", "SHARE", grantee), (made.Text("createGrant.grant.role.name"), made.Text("createGrant.grant.via"),
            made.Text("createGrant.grant.grantee.id")));
        var had = await ben.QueryAsync(received);
        Assert.Equal("given", had.Text("me.sharedWithMe.nodes.0.item.name"));
        Assert.False(had["me.sharedWithMe.nodes.0.item.access.write.isAllowed"].GetBoolean());

        var grant = made.Text("createGrant.grant.id");
        var changed = await anna.QueryAsync(
            "mutation($grant: ID!) { updateGrant(input: {grant: $grant, role: \"editor\"}) { grant { role { name } } errors { code path } } }", new { grant });
        Assert.Equal("editor", changed.Text("updateGrant.grant.role.name"));
        Assert.True((await ben.QueryAsync(received))["me.sharedWithMe.nodes.0.item.access.write.isAllowed"].GetBoolean());

        const string revoke = "mutation($grant: ID!) { revokeGrant(input: {grant: $grant}) { item { grants { id } } errors { code path } } }";
        Assert.Equal("FORBIDDEN input.grant", Assert.Single((await ben.QueryAsync(revoke, new { grant })).Refusals("revokeGrant")));
        Assert.Empty((await anna.QueryAsync(revoke, new { grant }))["revokeGrant.item.grants"].EnumerateArray());
        Assert.Empty((await ben.QueryAsync(received))["me.sharedWithMe.nodes"].EnumerateArray());
    }

    [Fact]
    public async Task A_link_is_made_changed_and_taken_back()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FolderAsync("open");
        var item = await anna.IdOfAsync("open");
        var made = await anna.QueryAsync(
            """
            mutation($item: ID!) {
              createLink(input: {item: $item, type: "edit", label: "Mine", password: "Open-Sesame1"}) { link { id url type label hasPassword item { name } } errors { code path } }
              weak: createLink(input: {item: $item, password: "weak"}) { errors { code path } }
              none: createLink(input: {item: $item, type: "nothing"}) { errors { code path } } }
            """,
            new { item });
        Assert.Equal(("edit", "Mine", "open"), (made.Text("createLink.link.type"), made.Text("createLink.link.label"),
            made.Text("createLink.link.item.name")));
        Assert.Equal("INVALID_INPUT input.password", Assert.Single(made.Refusals("weak")));
        Assert.Equal("INVALID_INPUT input.type", Assert.Single(made.Refusals("none")));

        var changed = await anna.QueryAsync(
            """
            mutation($link: ID!) {
              updateLink(input: {link: $link, type: "view", label: null, password: null}) { link { type label hasPassword } errors { code path } }
              revokeLink(input: {link: $link}) { item { links { id } } errors { code path } } }
            """,
            new { link = made.Text("createLink.link.id") });
        Assert.Equal("view", changed.Text("updateLink.link.type"));
        Assert.False(changed["updateLink.link.hasPassword"].GetBoolean());
        Assert.Empty(changed["revokeLink.item.links"].EnumerateArray());
    }

    [Fact]
    public async Task Activity_is_told_to_those_who_may_know_and_the_log_to_who_manages_accounts()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var keeper = await GraphPerson.NewAsync(api, "keeper", AccountRole.Admin);
        await anna.FolderAsync("f");
        await anna.FileAsync("f/one.txt");
        var made = await anna.QueryAsync(
            "mutation($parent: ID!) { createFolder(input: {parent: $parent, name: \"new\"}) { logPosition } }",
            new { parent = await anna.IdOfAsync("f") });
        await api.CaughtUpAsync();
        var id = await anna.IdOfAsync("f");

        const string activity = "query($id: ID!) { activity(of: {item: $id}, first: 10) { nodes { verb path actor { displayName } item { name } } } }";
        var told = await anna.QueryAsync(activity, new { id });
        Assert.Equal(["created", "uploaded", "created"], told.Texts("activity.nodes", "verb"));
        Assert.Equal(["/f/new", "/f/one.txt", "/f"], told.Texts("activity.nodes", "path"));
        Assert.Equal("NOT_FOUND", (await ben.TryQueryAsync(activity, new { id })).Code);

        var position = made.Number("createFolder.logPosition");
        const string events = "query($at: Long!) { events(filter: {since: $at, until: $at}) { nodes { kind position actor { displayName } data } } server { logPosition readModels { name lag } } }";
        Assert.Equal("FORBIDDEN", (await anna.TryQueryAsync(events, new { at = position })).Code);
        Assert.Equal("folder_created", (await keeper.QueryAsync(events, new { at = position })).Text("events.nodes.0.kind"));
    }
}
