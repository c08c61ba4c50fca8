using Api.Tests.Graph;
using Domain.Access;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class CreateFolderTests(ApiFixture api)
{
    private const string Create = """
        mutation($input: CreateFolderInput!) { createFolder(input: $input) {
          folder { id name path parent { path } } logPosition clientMutationId errors { code message path } } }
        """;

    [Fact]
    public async Task A_folder_is_made_and_told_with_its_position()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FolderAsync("top");

        var made =
            await anna.QueryAsync(Create, new
            {
                input = new
                {
                    parent = await anna.IdOfAsync("top"),
                    name = "new",
                    clientMutationId = "7"
                }
            });

        Assert.Equal("/top/new", made.Text("createFolder.folder.path"));
        Assert.Equal("7", made.Text("createFolder.clientMutationId"));
        Assert.True(made.Number("createFolder.logPosition") > 0);
        Assert.Empty(made.Refusals("createFolder"));
        Assert.Equal(207, (await anna.Dav.PropFindAsync("top/new/", "0")).Status);
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_the_value_that_it_is_about_and_recorded()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FolderAsync("taken");
        await anna.FolderAsync("given");
        await anna.FileAsync("file.txt");
        await Sharing.ShareAsync(anna, "given", ben);
        var (root, given) = (await anna.IdOfAsync("/"), await anna.IdOfAsync("given"));

        async Task<string> RefusedAsync(GraphPerson who, string parent, string name) =>
            Assert.Single((await who.QueryAsync(Create, new { input = new { parent, name } })).Refusals("createFolder"));

        Assert.Equal("NAME_TAKEN input.name", await RefusedAsync(anna, root, "taken"));
        Assert.Equal("INVALID_NAME input.name", await RefusedAsync(anna, root, "a/b"));
        Assert.Equal("PARENT_MISSING input.parent", await RefusedAsync(anna, await anna.IdOfAsync("file.txt"), "x"));
        Assert.Equal("NOT_FOUND input.parent", await RefusedAsync(anna, "nonsense", "x"));
        Assert.Equal("NOT_FOUND input.parent", await RefusedAsync(ben, root, "x"));
        Assert.Equal("FORBIDDEN input.parent", await RefusedAsync(ben, given, "x"));
        Assert.Contains(
            await api.LoggedAsync<AccessEvent.CommandRefused>(),
            refused => refused.By == ben.Id && refused is { Action: "graphql createFolder", Code: "forbidden" });
    }

    [Fact]
    public async Task The_same_intention_sent_twice_is_done_once_and_answered_the_same()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var input = new { parent = await anna.IdOfAsync("/"), name = "once", idempotencyKey = "intention 1" };

        var (first, second) = (await anna.QueryAsync(Create, new { input }), await anna.QueryAsync(Create, new { input }));
        var other = await anna.QueryAsync(Create, new { input = input with { idempotencyKey = "intention 2" } });

        Assert.Equal(first.Text("createFolder.folder.id"), second.Text("createFolder.folder.id"));
        Assert.Equal(first.Number("createFolder.logPosition"), second.Number("createFolder.logPosition"));
        Assert.Equal("NAME_TAKEN input.name", Assert.Single(other.Refusals("createFolder")));
    }
}
