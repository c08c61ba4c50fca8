using Domain.Access;
using Domain.Users;
using Xunit;

namespace Api.Tests.Graph;

/// <summary>Guests invited by their mail address. Reference: B10.</summary>
[Collection(ApiCollection.Name)]
public class InvitationTests(ApiFixture api)
{
    private const string Invitations = "/v1.0/invitations";

    [Fact]
    public async Task An_invited_guest_signs_in_with_what_the_inviter_passes_on()
    {
        var admin = await GraphPerson.NewAsync(api, "admin", AccountRole.Admin);
        var mail = $"g{Guid.NewGuid():n}@example.org";

        var made = await admin.PostAsync(Invitations, new { invitedUserEmailAddress = mail, invitedUserDisplayName = "Grace" });

        Assert.Equal((201, mail, "Guest"), (made.Status, made.Text("invitedUserEmailAddress"), made.Text("invitedUserType")));
        var guest = made["invitedUser"];
        var (name, password) = (guest.GetProperty("onPremisesSamAccountName").GetString()!, guest.GetProperty("passwordProfile").GetProperty("password").GetString()!);
        Assert.Equal(200, (await api.As(name, password).GetAsync("/graph/v1.0/me")).Status);
        Assert.Equal(403, (await api.As(name, password).GetAsync("/graph/v1.0/users?$search=abc")).Status);
        var told = await admin.GetAsync($"{Invitations}/{made.Text("id")}");
        Assert.Equal((200, "Grace"), (told.Status, told.Text("invitedUserDisplayName")));
        Assert.DoesNotContain(password, told.Body.ToString(), StringComparison.Ordinal);
        Assert.Contains((await admin.GetAsync(Invitations)).Value, each => each.GetProperty("invitedUserEmailAddress").GetString() == mail);
        Assert.Equal((409, "nameAlreadyExists"), Of(await admin.PostAsync(Invitations, new { invitedUserEmailAddress = mail })));
    }

    [Fact]
    public async Task What_is_shared_with_a_guest_says_so()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var guest = await GraphPerson.NewAsync(api, "guest", AccountRole.Guest);
        var (drive, file) = (await anna.DriveIdAsync(), await anna.FileAsync("plan.txt"));

        var made = await anna.PostAsync($"/v1beta1/drives/{drive}/items/{file}/invite", PermissionTests.To(guest, Roles.Viewer));

        var user = made.Value[0].GetProperty("grantedToV2").GetProperty("user");
        Assert.Equal("Guest", user.GetProperty("@libre.graph.userType").GetString());
        var query = $"space={Uri.EscapeDataString(drive)}&path=/plan.txt";
        var listed = await anna.Dav.GetAsync($"/ocs/v1.php/apps/files_sharing/api/v1/shares?{query}");
        Assert.Contains("<share_with_user_type>1</share_with_user_type>", listed.Text, StringComparison.Ordinal);
        var found = await anna.Dav.GetAsync($"/ocs/v1.php/apps/files_sharing/api/v1/sharees?search={guest.Name}");
        Assert.Contains("<userType>1</userType>", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_an_invitation_makes_no_account()
    {
        var admin = await GraphPerson.NewAsync(api, "admin", AccountRole.Admin);
        object[] bodies =
        [
            new { }, new { invitedUserEmailAddress = "nobody" }, new { invitedUserEmailAddress = "a@b" }, new { invitedUserEmailAddress = "a@b@c.de" },
            new { invitedUserEmailAddress = "a@b.de", invitedUserType = "Member" }, new { invitedUserEmailAddress = "ä@b.de" },
            new { invitedUserEmailAddress = "a@b.de", sendInvitationMessage = true },
        ];

        foreach (var body in bodies) Assert.Equal((400, "invalidRequest"), Of(await admin.PostAsync(Invitations, body)));
    }

    [Fact]
    public async Task Only_who_manages_accounts_invites_or_knows_of_invitations()
    {
        var (admin, anna) = (await GraphPerson.NewAsync(api, "admin", AccountRole.Admin), await GraphPerson.NewAsync(api, "anna"));
        var made = await admin.PostAsync(Invitations, new { invitedUserEmailAddress = $"g{Guid.NewGuid():n}@example.org" });

        Assert.Equal(403, (await anna.PostAsync(Invitations, new { invitedUserEmailAddress = "g@example.org" })).Status);
        Assert.Equal(403, (await anna.GetAsync(Invitations)).Status);
        Assert.Equal(404, (await anna.GetAsync($"{Invitations}/{made.Text("id")}")).Status);
        Assert.Equal(404, (await admin.GetAsync($"{Invitations}/{anna.Id.Value}")).Status);
    }

    private static (int, string) Of(GraphReply reply) => (reply.Status, reply.Status < 400 ? "" : reply.Code);
}
