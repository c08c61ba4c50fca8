using Domain.Access;
using Domain.Users;
using Xunit;

namespace Api.Tests.Graph;

[Collection(ApiCollection.Name)]
public class PeopleTests(ApiFixture api)
{
    private const string Strong = "Correct-horse7";

    [Fact]
    public async Task An_account_is_made_changed_disabled_and_deleted_by_who_manages_accounts()
    {
        var admin = await GraphPerson.NewAsync(api, "admin", AccountRole.Admin);
        var name = $"new-{Guid.NewGuid():n}"[..20];
        var body = new
        {
            onPremisesSamAccountName = name,
            displayName = "New Person",
            mail = "new@example.org",
            givenName = "New",
            passwordProfile = new { password = Strong },
        };

        var made = await admin.PostAsync("/v1.0/users", body);
        var path = $"/v1.0/users/{made.Text("id")}";
        var person = new GraphPerson(api, name, new(made["id"].GetGuid()), Strong);
        Assert.Equal(
            (201, "New Person", "New", "Member"),
            (made.Status, made.Text("displayName"), made.Text("givenName"), made.Text("userType")));
        Assert.Equal((409, "nameAlreadyExists"), Refused(await admin.PostAsync("/v1.0/users", body)));
        Assert.Equal(200, (await person.GetAsync("/v1.0/me/drive")).Status);
        Assert.Equal(name, (await admin.GetAsync($"/v1.0/users/{name}")).Text("onPremisesSamAccountName"));
        Assert.Equal("personal", (await admin.GetAsync($"{path}/drive")).Text("driveType"));

        var changed = await admin.PatchAsync(path, new { displayName = "Other", passwordProfile = new { password = $"{Strong}8" } });
        Assert.Equal((200, "Other"), (changed.Status, changed.Text("displayName")));
        Assert.Equal(401, (await person.GetAsync("/v1.0/me")).Status);
        person = person.WithPassword($"{Strong}8");
        Assert.Equal(200, (await person.GetAsync("/v1.0/me")).Status);

        Assert.False((await admin.PatchAsync(path, new { accountEnabled = false }))["accountEnabled"].GetBoolean());
        Assert.Equal(401, (await person.GetAsync("/v1.0/me")).Status);
        Assert.Equal(204, (await admin.DeleteAsync(path)).Status);
        Assert.Equal((404, "itemNotFound"), Refused(await admin.GetAsync(path)));
        Assert.Empty((await admin.GetAsync($"/v1.0/users?$search={name}")).Value);
    }

    [Fact]
    public async Task Who_alone_manages_a_space_leaves_only_after_it_was_handed_over()
    {
        var admin = await GraphPerson.NewAsync(api, "admin", AccountRole.Admin);
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var drive = await anna.ProjectAsync();

        Assert.Equal((412, "preconditionFailed"), Refused(await admin.DeleteAsync($"/v1.0/users/{anna.Id.Value}")));
        Assert.Equal(200, (await anna.GetAsync("/v1.0/me")).Status);
        await anna.PostAsync($"/v1beta1/drives/{drive}/root/invite", PermissionTests.To(ben, Roles.Manager));
        Assert.Equal(204, (await admin.DeleteAsync($"/v1.0/users/{anna.Id.Value}")).Status);

        Assert.Equal(401, (await anna.GetAsync("/v1.0/me")).Status);
        var members = (await ben.GetAsync($"/v1.0/drives/{drive}"))["root"].GetProperty("permissions").EnumerateArray();
        Assert.Equal($"u:{ben.Id.Value}", Assert.Single(members).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_personal_space_that_was_disabled_is_not_its_owners_to_enable()
    {
        var (admin, anna) = (await GraphPerson.NewAsync(api, "admin", AccountRole.Admin), await GraphPerson.NewAsync(api, "anna"));
        var drive = await anna.DriveIdAsync();

        Assert.Equal(204, (await admin.DeleteAsync($"/v1.0/drives/{drive}")).Status);
        Assert.Equal((404, "itemNotFound"), Refused(await anna.GetAsync("/v1.0/me/drive")));
        Assert.Equal((403, "accessDenied"), Refused(await anna.PatchAsync($"/v1.0/drives/{drive}", new { }, ("Restore", "true"))));
        Assert.Equal(200, (await admin.PatchAsync($"/v1.0/drives/{drive}", new { }, ("Restore", "true"))).Status);
        Assert.Equal(drive, await anna.DriveIdAsync());
    }

    [Fact]
    public async Task A_guest_has_no_space_gets_one_with_another_role_and_leaves_it_behind()
    {
        var (admin, heir) = (await GraphPerson.NewAsync(api, "admin", AccountRole.Admin), await GraphPerson.NewAsync(api, "heir"));
        var name = $"guest-{Guid.NewGuid():n}"[..30];
        var made = await admin.PostAsync("/v1.0/users", new
        {
            onPremisesSamAccountName = name,
            displayName = "A guest",
            userType = "Guest",
            passwordProfile = new { password = "Correct-horse7" },
        });
        Assert.Equal((201, "Guest"), (made.Status, made.Text("userType")));
        var guest = new GraphPerson(api, name, new(Guid.Parse(made.Text("id"))), "Correct-horse7");
        Assert.Equal((404, "itemNotFound"), Refused(await guest.GetAsync("/v1.0/me/drive")));
        Assert.Equal(404, (await guest.Dav.PutAsync("mine.txt", "mine")).Status);

        await AssignAsync(admin, guest, AccountRole.User);
        var drive = await guest.DriveIdAsync();
        Assert.Equal(201, (await guest.Dav.PutAsync("mine.txt", "mine")).Status);

        await AssignAsync(admin, guest, AccountRole.Guest);
        Assert.Equal((404, "itemNotFound"), Refused(await guest.GetAsync("/v1.0/me/drive")));
        Assert.Equal(404, (await guest.Dav.GetAsync($"/dav/spaces/{drive}/mine.txt")).Status);
        Assert.Equal((403, "accessDenied"), Refused(await admin.PatchAsync($"/v1.0/drives/{drive}", new { }, ("Restore", "true"))));
        Assert.Equal((404, "itemNotFound"), Refused(await guest.GetAsync("/v1.0/me/drive")));
        Assert.Equal(204, (await admin.PostAsync($"/v1.0/users/{guest.Id.Value}/handOver", new { to = heir.Id.Value })).Status);
        Assert.Equal("mine", (await heir.Dav.GetAsync($"/dav/spaces/{drive}/mine.txt")).Text);
        Assert.Equal(404, (await guest.Dav.GetAsync($"/dav/spaces/{drive}/mine.txt")).Status);

        await AssignAsync(admin, guest, AccountRole.User);
        Assert.NotEqual(drive, await guest.DriveIdAsync());
    }

    [Fact]
    public async Task A_weak_password_makes_no_account()
    {
        var admin = await GraphPerson.NewAsync(api, "admin", AccountRole.Admin);

        var refused = await admin.PostAsync(
            "/v1.0/users", new { onPremisesSamAccountName = "weak", displayName = "Weak", passwordProfile = new { password = "weak" } });

        Assert.Equal((400, "invalidRequest"), Refused(refused));
        Assert.Contains("digit", refused["error"].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_manages_no_accounts_searches_for_people_and_learns_no_more_than_to_share_with_them()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var guest = await GraphPerson.NewAsync(api, "guest", AccountRole.Guest);

        Assert.Equal((403, "accessDenied"), Refused(await anna.GetAsync("/v1.0/users")));
        Assert.Equal((403, "accessDenied"), Refused(await anna.GetAsync("/v1.0/users?$search=be")));
        var found = Assert.Single((await anna.GetAsync($"/v1.0/users?$search={ben.Name}")).Value);
        Assert.Equal(["displayName", "id", "userType"], found.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal((403, "accessDenied"), Refused(await guest.GetAsync($"/v1.0/users?$search={ben.Name}")));
        Assert.Equal((404, "itemNotFound"), Refused(await guest.GetAsync($"/v1.0/users/{ben.Id.Value}")));
        Assert.Equal((404, "itemNotFound"), Refused(await anna.GetAsync($"/v1.0/users/{ben.Id.Value}/drive")));

        Assert.Equal((403, "accessDenied"), Refused(await anna.PatchAsync($"/v1.0/users/{ben.Id.Value}", new { displayName = "x" })));
        Assert.Equal((403, "accessDenied"), Refused(await anna.DeleteAsync($"/v1.0/users/{ben.Id.Value}")));
        Assert.Equal((403, "accessDenied"), Refused(await anna.PostAsync("/v1.0/users", new { displayName = "x" })));
        Assert.Equal((403, "accessDenied"), Refused(await anna.PostAsync("/v1.0/groups", new { displayName = "x" })));
        Assert.Equal((403, "accessDenied"), Refused(await anna.GetAsync($"/v1.0/users/{ben.Id.Value}/appRoleAssignments")));
    }

    [Fact]
    public async Task People_are_filtered_ordered_and_counted()
    {
        var admin = await GraphPerson.NewAsync(api, "admin", AccountRole.Admin);
        var mark = $"{Guid.NewGuid():n}"[..12];
        var (b, a) = (await GraphPerson.NewAsync(api, $"{mark}b"), await GraphPerson.NewAsync(api, $"{mark}a", AccountRole.Guest));

        var ordered = await admin.GetAsync($"/v1.0/users?$search={mark}&$orderby=displayName%20desc&$count=true");
        Assert.Equal([b.Name, a.Name], ordered.Value.Select(each => each.GetProperty("displayName").GetString()));
        Assert.Equal(2, ordered["@odata.count"].GetInt32());
        Assert.Single((await admin.GetAsync($"/v1.0/users?$search={mark}&$top=1")).Value);
        var guests = await admin.GetAsync($"/v1.0/users?$search={mark}&$filter=userType%20eq%20'Guest'");
        Assert.Equal(a.Name, Assert.Single(guests.Value).GetProperty("displayName").GetString());
        var isUser = $"appRoleAssignments/any(m:m/appRoleId%20eq%20'{AccountRole.User.Id}')";
        var byRole = await admin.GetAsync($"/v1.0/users?$search={mark}&$filter={isUser}&$expand=appRoleAssignments");
        Assert.Equal(
            AccountRole.User.Id, Assert.Single(byRole.Value).GetProperty("appRoleAssignments")[0].GetProperty("appRoleId").GetGuid());
        Assert.Equal((400, "invalidRequest"), Refused(await admin.GetAsync("/v1.0/users?$filter=nonsense")));
        Assert.Equal((400, "invalidRequest"), Refused(await admin.GetAsync("/v1.0/users?$filter=shoeSize%20eq%20'1'")));
    }

    [Fact]
    public async Task Roles_are_assigned_and_taken_but_nobody_takes_their_own()
    {
        var (admin, ben) = (await GraphPerson.NewAsync(api, "admin", AccountRole.Admin), await GraphPerson.NewAsync(api, "ben"));
        var application = Assert.Single((await admin.GetAsync("/v1.0/applications")).Value);
        Assert.Equal(
            AccountRole.All.Select(role => role.Id),
            application.GetProperty("appRoles").EnumerateArray().Select(role => role.GetProperty("id").GetGuid()));
        Assert.Equal(200, (await ben.GetAsync($"/v1.0/applications/{application.GetProperty("id").GetString()}")).Status);
        var path = $"/v1.0/users/{ben.Id.Value}/appRoleAssignments";

        var assigned = await admin.PostAsync(path, new { principalId = ben.Id.Value, appRoleId = AccountRole.SpaceAdmin.Id });
        Assert.Equal((201, AccountRole.SpaceAdmin.Id), (assigned.Status, assigned["appRoleId"].GetGuid()));
        Assert.Equal(AccountRole.SpaceAdmin.Id, Assert.Single((await ben.GetAsync(path)).Value).GetProperty("appRoleId").GetGuid());
        Assert.Equal(204, (await admin.DeleteAsync($"{path}/{assigned.Text("id")}")).Status);
        Assert.Equal(AccountRole.User.Id, Assert.Single((await ben.GetAsync(path)).Value).GetProperty("appRoleId").GetGuid());
        var own = await admin.PostAsync($"/v1.0/users/{admin.Id.Value}/appRoleAssignments", new { appRoleId = AccountRole.User.Id });
        Assert.Equal((403, "accessDenied"), Refused(own));
    }

    [Fact]
    public async Task Who_leaves_a_group_loses_what_was_shared_with_it()
    {
        var admin = await GraphPerson.NewAsync(api, "admin", AccountRole.Admin);
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (group, outer) = (await GroupAsync(admin), await GroupAsync(admin));
        Assert.Equal(204, (await AddAsync(admin, group, $"users/{ben.Id.Value}")).Status);
        Assert.Equal(204, (await AddAsync(admin, outer, $"groups/{group}")).Status);
        Assert.Equal((400, "invalidRequest"), Refused(await AddAsync(admin, group, $"groups/{outer}")));
        var folder = await anna.FolderAsync("shared");
        var invited = await anna.PostAsync($"/v1beta1/drives/{await anna.DriveIdAsync()}/items/{folder}/invite", new
        {
            recipients = new[] { new Dictionary<string, object> { ["objectId"] = outer, ["@libre.graph.recipient.type"] = "group" } },
            roles = new[] { Roles.Editor.Id },
        });
        Assert.Equal(outer, Assert.Single(invited.Value).GetProperty("grantedToV2").GetProperty("group").GetProperty("id").GetString());

        Assert.Equal(201, (await ben.Dav.PutAsync($"/dav/spaces/{folder}/a.txt", "a")).Status);
        var listed = Assert.Single((await admin.GetAsync($"/v1.0/groups/{group}/members")).Value);
        Assert.Equal(ben.Id.Value, listed.GetProperty("id").GetGuid());
        var member = Assert.Single((await admin.GetAsync($"/v1.0/users?$filter=memberOf/any(m:m/id%20eq%20'{group}')")).Value);
        Assert.Equal(ben.Id.Value, member.GetProperty("id").GetGuid());

        Assert.Equal(204, (await admin.DeleteAsync($"/v1.0/groups/{group}/members/{ben.Id.Value}/$ref")).Status);
        Assert.Equal(404, (await ben.Dav.GetAsync($"/dav/spaces/{folder}/a.txt")).Status);
        Assert.Empty((await ben.GetAsync("/v1beta1/me/drive/sharedWithMe")).Value);
    }

    [Fact]
    public async Task A_group_is_found_renamed_and_deleted()
    {
        var (admin, anna) = (await GraphPerson.NewAsync(api, "admin", AccountRole.Admin), await GraphPerson.NewAsync(api, "anna"));
        var group = await GroupAsync(admin);
        var name = $"Crew {Guid.NewGuid():n}";

        var renamed = await admin.PatchAsync($"/v1.0/groups/{group}", new Dictionary<string, object>
        {
            ["displayName"] = name,
            ["members@odata.bind"] = new[] { $"https://host/graph/v1.0/users/{anna.Id.Value}" },
        });
        Assert.Equal(204, renamed.Status);
        Assert.Equal((409, "nameAlreadyExists"), Refused(await admin.PostAsync("/v1.0/groups", new { displayName = name })));
        var found = Assert.Single((await anna.GetAsync($"/v1.0/groups?$search={Uri.EscapeDataString(name)}")).Value);
        Assert.Equal((group, name), (found.GetProperty("id").GetString(), found.GetProperty("displayName").GetString()));
        Assert.Equal((403, "accessDenied"), Refused(await anna.GetAsync("/v1.0/groups")));
        Assert.Equal((403, "accessDenied"), Refused(await anna.GetAsync($"/v1.0/groups/{group}/members")));
        Assert.Equal((403, "accessDenied"), Refused(await anna.DeleteAsync($"/v1.0/groups/{group}")));
        Assert.Equal(1, (await admin.GetAsync($"/v1.0/groups/{group}?$expand=members"))["members"].GetArrayLength());
        var me = await anna.GetAsync("/v1.0/me?$expand=memberOf");
        Assert.Equal(group, Assert.Single(me["memberOf"].EnumerateArray()).GetProperty("id").GetString());

        Assert.Equal(204, (await admin.DeleteAsync($"/v1.0/groups/{group}")).Status);
        Assert.Equal((404, "itemNotFound"), Refused(await anna.GetAsync($"/v1.0/groups/{group}")));
    }

    private static async Task<string> GroupAsync(GraphPerson admin)
    {
        var made = await admin.PostAsync("/v1.0/groups", new { displayName = $"group {Guid.NewGuid():n}" });
        Assert.Equal(201, made.Status);
        return made.Text("id");
    }

    private static Task<GraphReply> AddAsync(GraphPerson admin, string group, string member) => admin.PostAsync(
        $"/v1.0/groups/{group}/members/$ref", new Dictionary<string, object> { ["@odata.id"] = $"https://host/graph/v1.0/{member}" });

    private static (int, string) Refused(GraphReply reply) => (reply.Status, reply.Code);

    private static async Task AssignAsync(GraphPerson by, GraphPerson to, AccountRole role) => Assert.Equal(
        201, (await by.PostAsync($"/v1.0/users/{to.Id.Value}/appRoleAssignments", new { principalId = to.Id.Value, appRoleId = role.Id })).Status);
}
