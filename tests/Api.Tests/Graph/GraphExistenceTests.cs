using Api.Graph;
using Domain.Access;
using Xunit;

namespace Api.Tests.Graph;

/// <summary>Every route that there is, asked by somebody who may not see what it names.</summary>
[Collection(ApiCollection.Name)]
public class GraphExistenceTests(ApiFixture api)
{
    public static IEnumerable<object[]> RoutesOfDrives =>
        from route in GraphRoutes.All
        where route.Template.Contains("{drive}", StringComparison.Ordinal)
        select new object[] { route.Method, route.Template };

    [Theory]
    [MemberData(nameof(RoutesOfDrives))]
    public async Task A_drive_of_others_is_to_every_route_as_one_that_is_not_there(string method, string template)
    {
        var (anna, ben, eve) =
            (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"), await GraphPerson.NewAsync(api, "eve"));
        var (drive, file) = (await anna.DriveIdAsync(), await anna.FileAsync("a.txt"));
        var invited = await anna.PostAsync($"/v1beta1/drives/{drive}/items/{file}/invite", PermissionTests.To(ben, Roles.Viewer));
        var share = Assert.Single(invited.Value).GetProperty("id").GetString()!;
        var (noDrive, noItem) = ($"{drive[..drive.IndexOf('$', StringComparison.Ordinal)]}${Guid.NewGuid()}", Guid.NewGuid());

        var there = await eve.SendAsync(method, Fill(template, drive, file, share), Body(method));
        var notThere = await eve.SendAsync(method, Fill(template, noDrive, $"{noDrive}!{noItem}", $"{Guid.NewGuid()}"), Body(method));

        Assert.Equal((404, "itemNotFound"), (there.Status, there.Code));
        Assert.Equal((404, "itemNotFound"), (notThere.Status, notThere.Code));
        Assert.Equal(
            notThere["error"].GetProperty("message").GetString(), there["error"].GetProperty("message").GetString());
    }

    [Fact]
    public void No_two_routes_answer_the_same() => Assert.Equal(
        GraphRoutes.All.Count, GraphRoutes.All.Select(route => $"{route.Method} {route.Template}").Distinct().Count());

    private static string Fill(string template, string drive, string item, string permission) => template
        .Replace("{drive}", drive, StringComparison.Ordinal)
        .Replace("{item}", item, StringComparison.Ordinal)
        .Replace("{permission}", permission, StringComparison.Ordinal);

    private static string? Body(string method) => method is "GET" or "DELETE" ? null : "{}";
}
