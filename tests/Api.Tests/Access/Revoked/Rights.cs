using Domain.Access;

namespace Api.Tests.Access.Revoked;

/// <summary>How one may come to something.</summary>
internal enum Way
{
    Member,
    Share,
    Link,
}

/// <summary>A right, and how it ends.</summary>
/// <param name="Status">What every address answers afterwards.</param>
/// <param name="Making">What is answered to who would make something there, as where no folder is.</param>
/// <param name="IsLocked">Whether they keep a lock: with one, others could not throw the thing away.</param>
/// <param name="IsBrief">It ends by itself, too soon to try every address before.</param>
internal sealed record Right(
    string Name, Way Way, Func<Scene, Task> GrantAsync, Func<Scene, Task> RevokeAsync, int Status = 404, int Making = 404,
    bool IsLocked = true, bool IsBrief = false)
{
    public override string ToString() => Name;
}

/// <summary>Every kind of right, with every way of taking it away.</summary>
internal static class Rights
{
    public static IReadOnlyList<Right> All { get; } =
    [
        .. OfMembers(), .. OfShares(), .. OfAccounts(), .. OfLinks(),
    ];

    private static IEnumerable<Right> OfMembers() =>
    [
        new("a member is removed", Way.Member, MemberAsync, s => s.DoneAsync(s.Anna.DeleteAsync($"{s.Root}/permissions/{s.Permission}"))),
        new("a membership ends", Way.Member, MemberAsync, ExpireMemberAsync),
        new("a person leaves a group that is a member", Way.Member, s => GroupAsync(s, s.Root, Roles.SpaceEditor), LeaveGroupAsync),
        new("a group leaves a group that is a member", Way.Member, s => GroupAsync(s, s.Root, Roles.SpaceEditor), LeaveOuterAsync),
        new("a group that is a member is deleted", Way.Member, s => GroupAsync(s, s.Root, Roles.SpaceEditor), DeleteGroupAsync),
        new("a member is denied the folder", Way.Member, MemberAsync, DenyAsync, Making: 409),
        new("a member's group is denied the folder", Way.Member, MemberAsync, DenyGroupAsync, Making: 409),
        new("the space is disabled", Way.Member, MemberAsync, s => s.DoneAsync(s.Anna.DeleteAsync($"/v1.0/drives/{s.Space}"))),
        new("the space is deleted", Way.Member, MemberAsync, DeleteSpaceAsync),
    ];

    private static IEnumerable<Right> OfShares() =>
    [
        new("a share is ended", Way.Share, ShareAsync, s => s.DoneAsync(s.Anna.DeleteAsync($"{s.Item}/permissions/{s.Permission}"))),
        new("a share runs out", Way.Share, ShareAsync, ExpireShareAsync),
        new("a person leaves a group that it is shared with", Way.Share, s => GroupAsync(s, s.Item, Roles.Editor), LeaveGroupAsync),
        new("a group leaves a group that it is shared with", Way.Share, s => GroupAsync(s, s.Item, Roles.Editor), LeaveOuterAsync),
        new("a group that it is shared with is deleted", Way.Share, s => GroupAsync(s, s.Item, Roles.Editor), DeleteGroupAsync),
        new("what is shared goes into the trash", Way.Share, ShareAsync, async s =>
            Xunit.Assert.Equal(204, (await s.Anna.Dav.DeleteAsync($"/dav/spaces/{s.Space}/work")).Status), IsLocked: false),
        new("the space of a share is disabled", Way.Share, ShareAsync, s => s.DoneAsync(s.Anna.DeleteAsync($"/v1.0/drives/{s.Space}"))),
    ];

    private static IEnumerable<Right> OfAccounts() =>
    [
        new("an account is disabled", Way.Share, ShareAsync, s =>
            s.DoneAsync(s.Admin.PatchAsync($"/v1.0/users/{s.Ben.Id.Value}", new { accountEnabled = false })), 401),
        new("an account is deleted", Way.Member, MemberAsync, s => s.DoneAsync(s.Admin.DeleteAsync($"/v1.0/users/{s.Ben.Id.Value}")), 401),
        new("a password is changed", Way.Share, ShareAsync, s => s.DoneAsync(s.Ben.PostAsync(
            "/v1.0/me/changePassword", new { currentPassword = ApiFixture.Password, newPassword = "Correct-horse7" })), 401),
        new("an app token is revoked", Way.Share, s => TokenAsync(s, "1h"), async s =>
            Xunit.Assert.Equal(200, (await s.Ben.Dav.SendAsync("DELETE", $"/auth-app/tokens?token={s.AppToken}")).Status), 401),
        new("an app token runs out", Way.Share, s => TokenAsync(s, "3s"), s => s.PassAsync(s.TokenEnds), 401, IsBrief: true),
    ];

    private static IEnumerable<Right> OfLinks() =>
    [
        new("a link is removed", Way.Link, s => s.LinkAsync("edit"), s => s.DoneAsync(s.Anna.DeleteAsync($"{s.Item}/permissions/{s.Permission}"))),
        new("a link runs out", Way.Link, s => s.LinkAsync("edit"), ExpireLinkAsync),
        new("a link gets a password", Way.Link, s => s.LinkAsync("edit"), s => PasswordAsync(s, "Another-1a"), 401),
        new("a link gets another password", Way.Link, s => s.LinkAsync("edit", Scene.LinkPassword), s => PasswordAsync(s, "Another-1a"), 401),
        new("a link is only for people who sign in", Way.Link, s => s.LinkAsync("edit"), s =>
            s.DoneAsync(s.Anna.PatchAsync($"{s.Item}/permissions/{s.Permission}", new { link = new { type = "internal" } })), 401),
        new("what a link opens goes into the trash", Way.Link, s => s.LinkAsync("edit"), async s =>
            Xunit.Assert.Equal(204, (await s.Anna.Dav.DeleteAsync($"/dav/spaces/{s.Space}/work")).Status), IsLocked: false),
        new("the space of a link is disabled", Way.Link, s => s.LinkAsync("edit"), s => s.DoneAsync(s.Anna.DeleteAsync($"/v1.0/drives/{s.Space}"))),
    ];

    private static Task MemberAsync(Scene s) => s.InviteAsync(s.Root, Roles.SpaceEditor);

    private static Task ShareAsync(Scene s) => s.InviteAsync(s.Item, Roles.Editor);

    private static async Task GroupAsync(Scene s, string item, Role role)
    {
        await s.GroupsAsync();
        await s.InviteAsync(item, role, s.OuterGroup);
    }

    private static Task LeaveGroupAsync(Scene s) => s.DoneAsync(s.Admin.DeleteAsync($"/v1.0/groups/{s.Group}/members/{s.Ben.Id.Value}/$ref"));

    private static Task LeaveOuterAsync(Scene s) => s.DoneAsync(s.Admin.DeleteAsync($"/v1.0/groups/{s.OuterGroup}/members/{s.Group}/$ref"));

    private static Task DeleteGroupAsync(Scene s) => s.DoneAsync(s.Admin.DeleteAsync($"/v1.0/groups/{s.OuterGroup}"));

    private static Task DenyAsync(Scene s) => s.InviteAsync(s.Item, Roles.Denied);

    private static async Task DenyGroupAsync(Scene s)
    {
        await s.GroupsAsync();
        await s.InviteAsync(s.Item, Roles.Denied, s.OuterGroup);
    }

    private static async Task DeleteSpaceAsync(Scene s)
    {
        await s.DoneAsync(s.Anna.DeleteAsync($"/v1.0/drives/{s.Space}"));
        await s.DoneAsync(s.Anna.DeleteAsync($"/v1.0/drives/{s.Space}", ("Purge", "T")));
    }

    // An expiry that lies in the past already: nobody has to wait for it.
    private static async Task ExpireMemberAsync(Scene s) => await s.Api.VisibleAsync(await s.Services.Spaces.SetMemberAsync(
        Grants.By(s.Anna.Id), await s.Services.Ledger.HeadAsync(default), s.SpaceId, Grantee.User(s.Ben.Id),
        Granted.Of(Roles.SpaceEditor, s.Past), default));

    private static async Task ExpireShareAsync(Scene s) => await s.Api.VisibleAsync(await s.Services.Shares.ChangeAsync(
        Grants.By(s.Anna.Id), await s.Services.Ledger.HeadAsync(default), new(Guid.Parse(s.Permission)), Granted.Of(Roles.Editor, s.Past),
        isFolder: true, default));

    private static async Task ExpireLinkAsync(Scene s) => await s.Api.VisibleAsync(await s.Services.Links.SetExpiryAsync(
        Grants.By(s.Anna.Id), new(Guid.Parse(s.Permission)), s.Past, s.Past.AddHours(-1), default));

    private static Task PasswordAsync(Scene s, string password) =>
        s.DoneAsync(s.Anna.PostAsync($"{s.Item}/permissions/{s.Permission}/setPassword", new { password }));

    private static async Task TokenAsync(Scene s, string expiry)
    {
        await ShareAsync(s);
        var made = System.Text.Json.JsonDocument.Parse((await s.Ben.Dav.SendAsync("POST", $"/auth-app/tokens?expiry={expiry}")).Body).RootElement;
        (s.AppToken, s.TokenEnds) = (made.GetProperty("token").GetString()!, made.GetProperty("expiration_date").GetDateTimeOffset());
        s.Client = s.Api.As(s.Ben.Name, s.AppToken);
    }
}
