using Domain;
using Domain.Access;
using Domain.Links;
using Domain.Users;
using EventStore;
using Xunit;

namespace Commands.Tests;

/// <summary>What was decided by rights that have ended meanwhile is decided again: a revocation holds as soon as it is answered.</summary>
public class AccessFenceTests(Ledger ledger) : IClassFixture<Ledger>
{
    private static readonly Grantee WithBob = Grantee.User(UserId.New());
    private static readonly Granted Editing = Granted.Of(Roles.FileEditor), Viewing = Granted.Of(Roles.Viewer);
    private static readonly DateTimeOffset Noon = Sample.Noon;

    /// <summary>Ends of rights within one space: given the file that a write goes to, done before it comes.</summary>
    private static readonly Dictionary<string, Func<Ledger, NodeSnapshot, Task<Func<Task<Outcome>>>>> InSpace = new()
    {
        ["a share revoked"] = async (on, file) =>
        {
            var share = await on.ShareAsync(file, WithBob, Editing);
            return () => on.Shares.RevokeAsync(By(), share, default);
        },
        ["a share expired"] = async (on, file) =>
        {
            var share = await on.ShareAsync(file, WithBob, Editing with { ExpiresAt = Noon });
            return () => on.Shares.ExpireAsync(By(), share, Noon, default);
        },
        ["a share narrowed"] = async (on, file) =>
        {
            var share = await on.ShareAsync(file, WithBob, Editing);
            return async () => await on.Shares.ChangeAsync(By(), await on.HeadAsync(), share, Viewing, isFolder: false, default);
        },
        ["a denial"] = (on, file) => Task.FromResult<Func<Task<Outcome>>>(async () => await on.Shares.CreateAsync(
            By(), await on.HeadAsync(),
            new NewShare(ShareId.New(), file.Space, file.Parent!.Value, true, WithBob, Granted.Of(Roles.Denied), null), default)),
        ["a member removed"] = async (on, file) =>
        {
            await SetMemberAsync(on, file, Granted.Of(Roles.SpaceEditor));
            return () => on.Spaces.RemoveMemberAsync(By(), file.Space, WithBob, default);
        },
        ["a member's role narrowed"] = async (on, file) =>
        {
            await SetMemberAsync(on, file, Granted.Of(Roles.SpaceEditor));
            return () => SetMemberAsync(on, file, Granted.Of(Roles.SpaceViewer));
        },
        ["a membership expired"] = async (on, file) =>
        {
            await SetMemberAsync(on, file, Granted.Of(Roles.SpaceEditor, Noon));
            return () => on.Spaces.ExpireMemberAsync(By(), file.Space, WithBob, Noon, default);
        },
        ["the space disabled"] = (on, file) => Task.FromResult(() => on.Spaces.DisableAsync(By(), file.Space, default)),
        ["the space deleted"] = async (on, file) =>
        {
            await on.Spaces.DisableAsync(By(), file.Space, default);
            return () => on.Spaces.DeleteAsync(By(), file.Space, default);
        },
        ["a link revoked"] = async (on, file) =>
        {
            var link = await on.LinkAsync(file);
            return () => on.Links.RevokeAsync(By(), link, default);
        },
        ["a link expired"] = async (on, file) =>
        {
            var link = await on.LinkAsync(file, expiresAt: Noon);
            return () => on.Links.ExpireAsync(By(), link, Noon, default);
        },
        ["a link's expiry set"] = async (on, file) =>
        {
            var link = await on.LinkAsync(file);
            return () => on.Links.SetExpiryAsync(By(), link, Noon, Noon.AddDays(-1), default);
        },
        ["a link's password set"] = async (on, file) =>
        {
            var link = await on.LinkAsync(file);
            return () => on.Links.SetPasswordAsync(By(), link, "hash", default);
        },
        ["a link's type changed"] = async (on, file) =>
        {
            var link = await on.LinkAsync(file);
            return async () => await on.Links.ChangeTypeAsync(By(), await on.HeadAsync(), link, LinkType.BlocksDownload, false, default);
        },
    };

    /// <summary>Ends of rights that reach into every space.</summary>
    private static readonly Dictionary<string, Func<Ledger, Task<Func<Task<Outcome>>>>> Everywhere = new()
    {
        ["out of a group"] = async on =>
        {
            var group = await on.GroupAsync(WithBob);
            return () => on.Groups.RemoveMemberAsync(By(), group, WithBob, default);
        },
        ["a group out of a group"] = async on =>
        {
            var inner = Grantee.Group(await on.GroupAsync(WithBob));
            var outer = await on.GroupAsync(inner);
            return () => on.Groups.RemoveMemberAsync(By(), outer, inner, default);
        },
        ["into a group, which may be denied something"] = async on =>
        {
            var group = await on.GroupAsync();
            return async () => await on.Groups.AddMemberAsync(By(), await on.HeadAsync(), group, WithBob, isCycle: false, default);
        },
        ["a group deleted"] = async on =>
        {
            var group = await on.GroupAsync(WithBob);
            return () => on.Groups.DeleteAsync(By(), group, default);
        },
        ["another account role"] = async on =>
        {
            var home = await on.HomeAsync();
            return () => on.Users.SetRoleAsync(By(), home.Owner.Id, AccountRole.Guest, home.Space, default);
        },
    };

    public static TheoryData<string> EndsInSpace => [.. InSpace.Keys];

    public static TheoryData<string> EndsEverywhere => [.. Everywhere.Keys];

    [Theory]
    [MemberData(nameof(EndsInSpace))]
    public async Task A_write_decided_before_rights_in_its_space_end_is_decided_again(string end)
    {
        var file = await (await ledger.ProjectAsync()).FileAsync("report.txt");
        var elsewhere = await (await ledger.ProjectAsync()).FileAsync("report.txt");
        var act = await InSpace[end](ledger, file);
        var seenAt = await ledger.HeadAsync();
        var position = Done(await act());

        foreach (var reason in new[] { "share_group", "owner" })
            Assert.Equal(new Outcome.Stale(position), await UploadAsync(reason, seenAt, file));
        Assert.IsType<Outcome.Done>(await UploadAsync("share", seenAt, elsewhere));
        Assert.IsType<Outcome.Done>(await UploadAsync("share", position, file));
    }

    [Theory]
    [MemberData(nameof(EndsEverywhere))]
    public async Task A_write_decided_before_rights_by_groups_and_accounts_end_is_decided_again(string end)
    {
        var file = await (await ledger.ProjectAsync()).FileAsync("report.txt");
        var act = await Everywhere[end](ledger);
        var seenAt = await ledger.HeadAsync();
        var position = Done(await act());

        foreach (var reason in new[] { "member", "member_group", "share", "share_group", "link" })
            Assert.Equal(new Outcome.Stale(position), await UploadAsync(reason, seenAt, file));
        Assert.IsType<Outcome.Done>(await UploadAsync("share", position, file));
    }

    [Theory]
    [MemberData(nameof(EndsEverywhere))]
    public async Task An_owners_writes_are_not_held_up_by_other_peoples_groups_and_accounts(string end)
    {
        var file = await (await ledger.HomeAsync()).FileAsync("report.txt");
        var act = await Everywhere[end](ledger);
        var seenAt = await ledger.HeadAsync();
        Done(await act());
        Assert.IsType<Outcome.Done>(await UploadAsync("owner", seenAt, file));
    }

    [Fact]
    public async Task A_personal_space_handed_over_is_its_old_owners_no_longer()
    {
        var file = await (await ledger.HomeAsync()).FileAsync("report.txt");
        var seenAt = await ledger.HeadAsync();
        var position = Done(await ledger.Spaces.HandOverAsync(By(), file.Space, UserId.New(), default));
        Assert.Equal(new Outcome.Stale(position), await UploadAsync("owner", seenAt, file));
    }

    [Fact]
    public async Task New_rights_hold_up_nobodys_write()
    {
        var file = await (await ledger.ProjectAsync()).FileAsync("report.txt");
        var seenAt = await ledger.HeadAsync();
        await ledger.ShareAsync(file, WithBob, Editing);
        await ledger.LinkAsync(file);
        await ledger.Spaces.RenameAsync(By(), file.Space, "Gemini", default);
        Assert.IsType<Outcome.Done>(await UploadAsync("share", seenAt, file));
    }

    [Fact]
    public async Task What_is_granted_by_rights_that_have_ended_is_decided_again()
    {
        var file = await (await ledger.ProjectAsync()).FileAsync("report.txt");
        var share = await ledger.ShareAsync(file, WithBob, Editing);
        var seenAt = await ledger.HeadAsync();
        var position = Done(await ledger.Spaces.SetMemberAsync(By(), seenAt, file.Space, WithBob, Granted.Of(Roles.SpaceViewer), default));

        var carol = new NewShare(ShareId.New(), file.Space, file.Id, false, Grantee.User(UserId.New()), Viewing, null);
        var link = new NewLink(LinkId.New(), file.Space, file.Id, false, Links.NewToken(), LinkType.View, null, null, null, false);
        Outcome[] outcomes =
        [
            await ledger.Shares.CreateAsync(By(), seenAt, carol, default),
            await ledger.Shares.CreateAsync(By(), seenAt, carol with { IsFolder = true, Granted = Granted.Of(Roles.Denied) }, default),
            await ledger.Shares.ChangeAsync(By(), seenAt, share, Viewing, isFolder: false, default),
            await ledger.Links.CreateAsync(By(), seenAt, link, Noon, default),
            await ledger.Spaces.SetMemberAsync(By(), seenAt, file.Space, carol.With, Granted.Of(Roles.SpaceViewer), default),
        ];
        Assert.All(outcomes, outcome => Assert.Equal(new Outcome.Stale(position), outcome));
    }

    private static Envelope By() => Ledger.By();

    private static LogPosition Done(Outcome outcome) => Assert.IsType<Outcome.Done>(outcome).Position!.Value;

    private static async Task<Outcome> SetMemberAsync(Ledger on, NodeSnapshot file, Granted granted) =>
        await on.Spaces.SetMemberAsync(By(), await on.HeadAsync(), file.Space, WithBob, granted, default);

    private async Task<Outcome> UploadAsync(string reason, LogPosition seenAt, NodeSnapshot file) =>
        await ledger.Nodes.UploadAsync(
            By() with { Reason = reason }, seenAt, await ledger.SnapshotAsync(file.Id), Sample.Content(1), default);
}
