using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class FileMutationTests(ApiFixture api)
{
    [Fact]
    public async Task A_file_is_renamed_moved_and_copied_and_keeps_or_gets_its_id()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FolderAsync("a");
        await anna.FolderAsync("b");
        await anna.FileAsync("a/one.txt");
        var (item, parent) = (await anna.IdOfAsync("a/one.txt"), await anna.IdOfAsync("b"));

        var done = await anna.QueryAsync(
            """
            mutation($item: ID!, $parent: ID!) {
              renameItem(input: {item: $item, name: "two.txt"}) { item { id path } errors { code } }
              moveItem(input: {item: $item, parent: $parent}) { item { id path } errors { code } }
              copyItem(input: {item: $item, parent: $parent, name: "three.txt"}) { item { id path } errors { code } } }
            """,
            new { item, parent });

        Assert.Equal((item, "/a/two.txt"), (done.Text("renameItem.item.id"), done.Text("renameItem.item.path")));
        Assert.Equal((item, "/b/two.txt"), (done.Text("moveItem.item.id"), done.Text("moveItem.item.path")));
        Assert.Equal("/b/three.txt", done.Text("copyItem.item.path"));
        Assert.NotEqual(item, done.Text("copyItem.item.id"));
    }

    [Fact]
    public async Task What_cannot_be_moved_is_told_why()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FolderAsync("a");
        await anna.FolderAsync("a/below");
        await anna.FileAsync("a/one.txt");
        await anna.FileAsync("two.txt");

        async Task<string> MoveAsync(string what, string to, string? name = null, bool replace = false)
        {
            var done = await anna.QueryAsync(
                "mutation($input: MoveItemInput!) { moveItem(input: $input) { errors { code path } } }",
                new { input = new { item = await anna.IdOfAsync(what), parent = await anna.IdOfAsync(to), name, replace } });
            return done.Refusals("moveItem") is [var refusal] ? refusal : "done";
        }

        Assert.Equal("CYCLE input.parent", await MoveAsync("a", "a/below"));
        Assert.Equal("FORBIDDEN input.item", await MoveAsync("/", "a"));
        Assert.Equal("NAME_TAKEN input.name", await MoveAsync("two.txt", "a", "one.txt"));
        Assert.Equal("PARENT_MISSING input.parent", await MoveAsync("a", "two.txt"));
        Assert.Equal("INVALID_NAME input.name", await MoveAsync("two.txt", "a", "a/b"));
        Assert.Equal("done", await MoveAsync("two.txt", "a", "one.txt", replace: true));
    }

    [Fact]
    public async Task The_trash_takes_lists_gives_back_and_forgets()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        foreach (var name in new[] { "one.txt", "two.txt", "three.txt" }) await anna.FileAsync(name);
        var ids = new[] { await anna.IdOfAsync("one.txt"), await anna.IdOfAsync("two.txt"), await anna.IdOfAsync("three.txt") };
        foreach (var item in ids)
            Assert.Equal(item, (await anna.QueryAsync(
                "mutation($item: ID!) { trashItem(input: {item: $item}) { trashedItemId errors { code } } }",
                    new { item })).Text("trashItem.trashedItemId"));

        const string trash = "me { personalSpace { id trash(first: 2) { totalCount nodes { id name location trashedBy { displayName } } pageInfo { hasNextPage endCursor } } } }";
        var listed = await anna.QueryAsync($"{{ {trash} }}");
        var rest = await anna.QueryAsync(
            "query($after: String) { me { personalSpace { trash(after: $after) { nodes { name } } } } }",
            new { after = listed.Text("me.personalSpace.trash.pageInfo.endCursor") });
        Assert.Equal(["three.txt", "two.txt"], listed.Texts("me.personalSpace.trash.nodes", "name"));
        Assert.Equal(["one.txt"], rest.Texts("me.personalSpace.trash.nodes", "name"));
        Assert.Equal(3, listed.Number("me.personalSpace.trash.totalCount"));

        var done = await anna.QueryAsync(
            """
            mutation($one: ID!, $two: ID!, $space: ID!) {
              restoreItem(input: {item: $one}) { item { path } errors { code } }
              purgeItem(input: {item: $two}) { purgedItemId space { quota { used } } errors { code } }
              emptyTrash(input: {space: $space}) { purgedCount space { hasTrash } errors { code } } }
            """,
            new { one = ids[0], two = ids[1], space = listed.Text("me.personalSpace.id") });
        Assert.Equal("/one.txt", done.Text("restoreItem.item.path"));
        Assert.Equal(ids[1], done.Text("purgeItem.purgedItemId"));
        Assert.True(done.Number("purgeItem.space.quota.used") > 0);
        Assert.Equal(1, done.Number("emptyTrash.purgedCount"));
        Assert.False(done["emptyTrash.space.hasTrash"].GetBoolean());
    }

    [Fact]
    public async Task A_trash_that_is_emptied_again_by_the_same_key_keeps_what_came_since()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        foreach (var name in (string[])["one.txt", "two.txt", "three.txt"]) await TrashAsync(name);
        const string empty = """
            mutation($space: ID!, $key: String!) {
              emptyTrash(input: {space: $space, idempotencyKey: $key}) { purgedCount logPosition errors { code } } }
            """;
        var variables = new { space = (await anna.QueryAsync("{ me { personalSpace { id } } }")).Text("me.personalSpace.id"), key = "once" };

        var first = await anna.QueryAsync(empty, variables);
        await TrashAsync("later.txt");
        var again = await anna.QueryAsync(empty, variables);

        Assert.Equal(3, first.Number("emptyTrash.purgedCount"));
        Assert.Equal(first["emptyTrash"].ToString(), again["emptyTrash"].ToString());
        Assert.Equal(
            ["later.txt"],
            (await anna.QueryAsync("{ me { personalSpace { trash { nodes { name } } } } }")).Texts("me.personalSpace.trash.nodes", "name"));
        Assert.Equal(1, (await anna.QueryAsync(empty, variables with { key = "another" })).Number("emptyTrash.purgedCount"));

        async Task TrashAsync(string name)
        {
            await anna.FileAsync(name, name);
            await anna.QueryAsync(
                "mutation($item: ID!) { trashItem(input: {item: $item}) { errors { code } } }", new { item = await anna.IdOfAsync(name) });
        }
    }

    [Fact]
    public async Task Old_versions_are_listed_and_come_back()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FileAsync("v.txt", "first");
        await anna.FileAsync("v.txt", "second!");

        const string file = "item(ref: {at: {path: \"v.txt\"}}) { id size ... on File { versions { key size recordedBy { displayName } } } }";
        var was = await anna.QueryAsync($"{{ {file} }}");
        var done = await anna.QueryAsync(
            "mutation($item: ID!, $version: Long!) { restoreVersion(input: {item: $item, version: $version}) { file { size versions { size } } errors { code } } }",
            new { item = was.Text("item.id"), version = was.Number("item.versions.0.key") });

        Assert.Equal((7, 5), (was.Number("item.size"), was.Number("item.versions.0.size")));
        Assert.Equal((5, 7), (done.Number("restoreVersion.file.size"), done.Number("restoreVersion.file.versions.0.size")));
    }

    [Fact]
    public async Task A_small_file_comes_with_the_mutation()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        using var body = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(new
            {
                query = "mutation($input: UploadFileInput!) { uploadFile(input: $input) { file { name size mimeType } errors { code } } }",
                variables = new { input = new { parent = await anna.IdOfAsync("/"), file = (object?)null } },
            })), "operations" },
            { new StringContent("""{"0": ["variables.input.file"]}"""), "map" },
        };
        body.Add(new ByteArrayContent("hello"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, "0",
            "hello.txt");

        var answer = await anna.Dav.SendAsync("POST", "/graphql", body, ("GraphQL-Require-Preflight", "1"));

        var reply = new GraphQlReply(answer.Status, JsonDocument.Parse(answer.Body).RootElement);
        Assert.Equal(("hello.txt", 5, "text/plain"), (reply.Text("uploadFile.file.name"), reply.Number("uploadFile.file.size"),
            reply.Text("uploadFile.file.mimeType")));
        Assert.Equal("hello", (await anna.Dav.GetAsync("hello.txt")).Text);
    }

    [Fact]
    public async Task An_upload_address_takes_what_it_was_made_for_without_other_credentials()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        const string create = "mutation($input: CreateUploadInput!) { createUpload(input: $input) { upload { url expiresAt } errors { code path } } }";
        var input = new { parent = await anna.IdOfAsync("/"), name = "large.bin", size = 5 };
        var url = (await anna.QueryAsync(create, new { input })).Text("createUpload.upload.url")!;
        using var http = new HttpClient();

        async Task<HttpStatusCode> PutAsync(string to, string content) =>
            (await http.PutAsync(to, new ByteArrayContent(Encoding.UTF8.GetBytes(content)))).StatusCode;

        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(url, "too long"));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync($"{url}x", "12345"));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(url, "12345"));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(url, "12345"));
        Assert.Equal("12345", (await anna.Dav.GetAsync("large.bin")).Text);

        var refused = await anna.QueryAsync(create, new { input });
        Assert.Equal("NAME_TAKEN input.name", Assert.Single(refused.Refusals("createUpload")));
        var negative = await anna.QueryAsync(create, new { input = input with { size = -1 } });
        Assert.Equal("INVALID_INPUT input.size", Assert.Single(negative.Refusals("createUpload")));
    }
}
