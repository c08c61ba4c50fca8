using Api.Tests.Graph;
using Domain.Users;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>Mutations of groups, of what one receives, and of app tokens.</summary>
[Collection(ApiCollection.Name)]
public class GroupMutationTests(ApiFixture api)
{
    [Fact]
    public async Task A_group_is_made_filled_emptied_and_deleted_by_who_manages_accounts()
    {
        var (keeper, ben) = (await GraphPerson.NewAsync(api, "keeper", AccountRole.Admin), await GraphPerson.NewAsync(api, "ben"));
        const string create = "mutation($name: String!) { createGroup(input: {name: $name, idempotencyKey: \"g\"}) { group { id name } logPosition errors { code path } } }";
        var name = $"group {Guid.NewGuid():n}";

        var (made, again) = (await keeper.QueryAsync(create, new { name }), await keeper.QueryAsync(create, new { name }));
        Assert.Equal(made.Text("createGroup.group.id"), again.Text("createGroup.group.id"));
        Assert.Equal("FORBIDDEN ", Assert.Single((await ben.QueryAsync(create, new { name })).Refusals("createGroup")));
        Assert.Equal("INVALID_NAME input.name", Assert.Single((await keeper.QueryAsync(create, new { name = " " })).Refusals("createGroup")));

        var variables = new { group = made.Text("createGroup.group.id"), member = await IdOfAsync(ben) };
        var filled = await keeper.QueryAsync(
            """
            mutation($group: ID!, $member: ID!) {
              updateGroup(input: {group: $group, description: "Ours"}) { group { description } errors { code path } }
              addGroupMember(input: {group: $group, member: $member}) { group { id } errors { code path } }
              itself: addGroupMember(input: {group: $group, member: $group}) { errors { code path } }
              nobody: addGroupMember(input: {group: $group, member: "nobody"}) { errors { code path } } }
            """,
            variables);
        Assert.Equal("Ours", filled.Text("updateGroup.group.description"));
        Assert.Equal("CYCLE input.member", Assert.Single(filled.Refusals("itself")));
        Assert.Equal("NOT_FOUND input.member", Assert.Single(filled.Refusals("nobody")));
        Assert.Equal(name, (await ben.QueryAsync("{ me { groups { name } } }")).Text("me.groups.0.name"));

        const string members = """
            query($group: ID!) { node(id: $group) { ... on Group { members { totalCount nodes { name member { __typename ... on Person { id } } } } } } }
            """;
        var held = await keeper.QueryAsync(members, new { variables.group });
        Assert.Equal((1, ben.Name), (held.Number("node.members.totalCount"), held.Text("node.members.nodes.0.name")));
        Assert.Equal(("Person", variables.member), (
            held.Text("node.members.nodes.0.member.__typename"), held.Text("node.members.nodes.0.member.id")));
        Assert.True((await ben.QueryAsync(members, new { variables.group })).IsNull("node.members"));

        var gone = await keeper.QueryAsync(
            """
            mutation($group: ID!, $member: ID!) {
              removeGroupMember(input: {group: $group, member: $member}) { errors { code path } }
              deleteGroup(input: {group: $group}) { group { id } errors { code path } }
              again: deleteGroup(input: {group: $group}) { errors { code path } } }
            """,
            variables);
        Assert.Empty(gone.Refusals("removeGroupMember"));
        Assert.True(gone.IsNull("deleteGroup.group"));
        Assert.Equal("NOT_FOUND input.group", Assert.Single(gone.Refusals("again")));
    }

    [Fact]
    public async Task What_is_shared_with_one_is_declined_accepted_hidden_and_shown()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FolderAsync("given");
        await Sharing.ShareAsync(anna, "given", ben);
        var done = await ben.QueryAsync(
            """
            mutation($item: ID!) {
              declineShare(input: {item: $item}) { share { isAccepted } logPosition errors { code path } }
              again: declineShare(input: {item: $item}) { share { isAccepted } logPosition errors { code path } }
              acceptShare(input: {item: $item}) { share { isAccepted } errors { code path } }
              hideShare(input: {item: $item}) { share { isHidden } errors { code path } }
              showShare(input: {item: $item}) { share { isHidden } errors { code path } }
              none: acceptShare(input: {item: "nothing"}) { errors { code path } } }
            """,
            new { item = await anna.IdOfAsync("given") });

        Assert.False(done["declineShare.share.isAccepted"].GetBoolean());
        Assert.True(done.IsNull("again.logPosition"));
        Assert.True(done["acceptShare.share.isAccepted"].GetBoolean() && done["hideShare.share.isHidden"].GetBoolean());
        Assert.False(done["showShare.share.isHidden"].GetBoolean());
        Assert.Equal("NOT_FOUND input.item", Assert.Single(done.Refusals("none")));
    }

    [Fact]
    public async Task A_program_s_password_is_made_told_once_used_and_taken_back()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        const string create = """
            mutation($label: String!, $end: DateTime!, $key: String!) {
              createAppToken(input: {label: $label, expiresAt: $end, idempotencyKey: $key}) {
              appToken { id label } secret errors { code path } } }
            """;
        const string revoke = "mutation($id: ID!) { revokeAppToken(input: {appToken: $id}) { revokedId errors { code path } } }";
        var variables = new { label = "sync", end = DateTimeOffset.UtcNow.AddDays(1), key = "a" };

        var made = await anna.QueryAsync(create, variables);
        var (id, program) = (made.Text("createAppToken.appToken.id"), anna.WithPassword(made.Text("createAppToken.secret")!));
        var again = await anna.QueryAsync(create, variables);
        Assert.Equal(id, again.Text("createAppToken.appToken.id"));
        Assert.True(again.IsNull("createAppToken.secret"));
        Assert.True((await program.QueryAsync("{ me { isSignedInByAppToken } }"))["me.isSignedInByAppToken"].GetBoolean());
        Assert.Equal("FORBIDDEN ", Assert.Single((await program.QueryAsync(create, variables with { key = "b" })).Refusals("createAppToken")));
        Assert.Equal("NOT_FOUND input.appToken", Assert.Single((await ben.QueryAsync(revoke, new { id })).Refusals("revokeAppToken")));
        var tooLong = await anna.QueryAsync(create, variables with { label = new string('x', 257), key = "c" });
        Assert.Equal("INVALID_INPUT input.label", Assert.Single(tooLong.Refusals("createAppToken")));

        Assert.Equal(id, (await anna.QueryAsync(revoke, new { id })).Text("revokeAppToken.revokedId"));
        Assert.Equal(401, (await program.TryQueryAsync("{ me { role } }")).Status);
    }

    private static async Task<string> IdOfAsync(GraphPerson person) =>
        (await person.QueryAsync("{ me { person { id } } }")).Text("me.person.id")!;
}
