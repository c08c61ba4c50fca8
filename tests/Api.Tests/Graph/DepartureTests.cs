using Domain.Spaces;
using Domain.Users;
using Xunit;

namespace Api.Tests.Graph;

/// <summary>Somebody leaves: what they had is handed over, they may come back for a time, and then are gone.</summary>
[Collection(ApiCollection.Name)]
public class DepartureTests(ApiFixture api)
{
    private const string Deleted = "/v1.0/directory/deletedItems";

    [Fact]
    public async Task Spaces_are_handed_over_and_then_an_account_can_be_deleted()
    {
        var (admin, anna, ben) = await PeopleAsync();
        await anna.FileAsync("work.txt", "for the next one");
        var (own, project) = (await anna.DriveIdAsync(), await anna.ProjectAsync("Only hers"));
        Assert.Equal(412, (await admin.DeleteAsync($"/v1.0/users/{anna.Id.Value}")).Status);

        Assert.Equal(204, (await HandOverAsync(admin, anna, ben)).Status);
        Assert.Equal(204, (await admin.DeleteAsync($"/v1.0/users/{anna.Id.Value}")).Status);

        Assert.Equal("for the next one", (await ben.Dav.GetAsync($"/dav/spaces/{own}/work.txt")).Text);
        Assert.Equal(201, (await ben.Dav.PutAsync($"/dav/spaces/{project}/new.txt", "x")).Status);
        Assert.Equal(401, (await anna.GetAsync("/v1.0/me")).Status);
        var handed = (await api.LoggedAsync<SpaceEvent.SpaceHandedOver>()).Single(e => e.From == anna.Id);
        Assert.Equal((ben.Id, admin.Id), (handed.To, handed.By));
    }

    [Fact]
    public async Task A_deleted_account_comes_back_with_its_space()
    {
        var (admin, anna, _) = await PeopleAsync();
        await anna.FileAsync("work.txt", "still here");
        await admin.DeleteAsync($"/v1.0/users/{anna.Id.Value}");
        Assert.Contains(
            anna.Id.Value.ToString(),
            (await admin.GetAsync($"{Deleted}/microsoft.graph.user")).Value.Select(each => each.GetProperty("id").GetString()));

        Assert.Equal(200, (await admin.PostAsync($"{Deleted}/{anna.Id.Value}/restore", new { })).Status);

        Assert.Equal("still here", (await anna.Dav.GetAsync("work.txt")).Text);
        Assert.Equal(404, (await admin.PostAsync($"{Deleted}/{anna.Id.Value}/restore", new { })).Status);
    }

    [Fact]
    public async Task An_erased_account_does_not_come_back()
    {
        var (admin, anna, _) = await PeopleAsync();
        Assert.Equal(404, (await admin.DeleteAsync($"{Deleted}/{anna.Id.Value}")).Status);
        await admin.DeleteAsync($"/v1.0/users/{anna.Id.Value}");

        Assert.Equal(204, (await admin.DeleteAsync($"{Deleted}/{anna.Id.Value}")).Status);

        Assert.Equal(404, (await admin.PostAsync($"{Deleted}/{anna.Id.Value}/restore", new { })).Status);
        Assert.Equal(401, (await anna.GetAsync("/v1.0/me")).Status);
        Assert.Contains(await api.LoggedAsync<UserEvent.UserErased>(), e => e.By == admin.Id);
    }

    [Fact]
    public async Task Only_who_manages_accounts_hands_over_restores_and_erases()
    {
        var (admin, anna, ben) = await PeopleAsync();
        await admin.DeleteAsync($"/v1.0/users/{anna.Id.Value}");

        Assert.Equal(403, (await HandOverAsync(ben, anna, ben)).Status);
        Assert.Equal(403, (await ben.GetAsync($"{Deleted}/microsoft.graph.user")).Status);
        Assert.Equal(403, (await ben.PostAsync($"{Deleted}/{anna.Id.Value}/restore", new { })).Status);
        Assert.Equal(403, (await ben.DeleteAsync($"{Deleted}/{anna.Id.Value}")).Status);
    }

    [Fact]
    public async Task Spaces_go_to_somebody_who_can_care_for_them()
    {
        var (admin, anna, _) = await PeopleAsync();
        var guest = await GraphPerson.NewAsync(api, "guest", AccountRole.Guest);

        Assert.Equal(400, (await HandOverAsync(admin, anna, anna)).Status);
        Assert.Equal(400, (await HandOverAsync(admin, anna, guest)).Status);
        Assert.Equal(400, (await admin.PostAsync($"/v1.0/users/{anna.Id.Value}/handOver", new { to = Guid.NewGuid() })).Status);
    }

    private async Task<(GraphPerson Admin, GraphPerson Anna, GraphPerson Ben)> PeopleAsync() => (
        await GraphPerson.NewAsync(api, "admin", AccountRole.Admin), await GraphPerson.NewAsync(api, "anna"),
        await GraphPerson.NewAsync(api, "ben"));

    private static Task<GraphReply> HandOverAsync(GraphPerson by, GraphPerson from, GraphPerson to) =>
        by.PostAsync($"/v1.0/users/{from.Id.Value}/handOver", new { to = to.Id.Value });
}
