using System.Text.Json;
using Domain.Access;
using Xunit;
using static Api.Tests.Graph.PermissionTests;

namespace Api.Tests.Graph;

[Collection(ApiCollection.Name)]
public class ActivityTests(ApiFixture api)
{
    [Fact]
    public async Task What_happened_to_a_folder_is_told_newest_first_with_names()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var folder = await anna.FolderAsync("plans");
        var file = await anna.FileAsync("plans/a.txt");
        await anna.Dav.PutAsync("plans/a.txt", "more");
        var moved = await anna.Dav.MoveAsync("plans/a.txt", "plans/b.txt");

        var told = await ActivitiesAsync(anna, $"itemid:{folder}", moved["X-Log-Position"]!);

        Assert.Equal(
            ["{user} renamed {oldResource} to {resource}", "{user} updated {resource} in {folder}", "{user} added {resource} to {folder}",
                "{user} added {resource} to {folder}"],
            told.Select(Message));
        var variables = told[0].GetProperty("template").GetProperty("variables");
        Assert.Equal(
            (file, "b.txt", "a.txt", "plans", anna.Name),
            (Named(variables, "resource", "id"), Named(variables, "resource", "name"), Named(variables, "oldResource", "name"),
                Named(variables, "folder", "name"), Named(variables, "user", "displayName")));
        Assert.True(told[0].GetProperty("times").GetProperty("recordedTime").TryGetDateTimeOffset(out _));
    }

    [Fact]
    public async Task Depth_limit_and_order_are_what_is_asked_for()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var folder = await anna.FolderAsync("top");
        await anna.FolderAsync("top/sub");
        var last = await anna.Dav.PutAsync("top/sub/deep.txt", "x");
        var position = last["X-Log-Position"]!;

        Assert.Equal(["top"], Names(await ActivitiesAsync(anna, $"itemid:{folder} AND depth:0", position)));
        Assert.Equal(["sub", "top"], Names(await ActivitiesAsync(anna, $"itemid:{folder} AND depth:1", position)));
        Assert.Equal(["top", "sub", "deep.txt"], Names(await ActivitiesAsync(anna, $"itemid:{folder} AND sort:asc", position)));
        Assert.Equal(["deep.txt"], Names(await ActivitiesAsync(anna, $"itemid:{folder} AND limit:1", position)));
    }

    [Fact]
    public async Task Only_who_may_see_the_grants_of_a_thing_sees_what_happened_to_it()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (drive, folder) = (await anna.DriveIdAsync(), await anna.FolderAsync("shared"));
        Assert.Equal(404, (await ben.GetAsync(Path($"itemid:{folder}"))).Status);

        await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/invite", To(ben, Roles.Viewer));

        Assert.Equal(403, (await ben.GetAsync(Path($"itemid:{folder}"))).Status);
        Assert.Equal(200, (await anna.GetAsync(Path($"itemid:{folder}"))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("depth:1")]
    [InlineData("itemid:x AND depth:deep")]
    [InlineData("itemid:x AND colour:red")]
    [InlineData("itemid:x AND limit:0")]
    public async Task What_is_not_understood_is_refused(string kql)
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        Assert.Equal(400, (await anna.GetAsync(Path(kql))).Status);
    }

    private static string Path(string kql) => $"/v1beta1/extensions/org.libregraph/activities?kql={Uri.EscapeDataString(kql)}";

    private static async Task<IReadOnlyList<JsonElement>> ActivitiesAsync(GraphPerson person, string kql, string position) =>
        (await person.GetAsync(Path(kql), ("X-Log-Position", position))).Value;

    private static string? Message(JsonElement activity) => activity.GetProperty("template").GetProperty("message").GetString();

    private static IEnumerable<string?> Names(IEnumerable<JsonElement> activities) =>
        activities.Select(each => Named(each.GetProperty("template").GetProperty("variables"), "resource", "name"));

    private static string? Named(JsonElement variables, string variable, string member) =>
        variables.GetProperty(variable).GetProperty(member).GetString();
}
