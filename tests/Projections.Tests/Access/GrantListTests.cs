using Domain;
using Domain.Access;
using Domain.AppTokens;
using Domain.Links;
using Domain.Nodes;
using Domain.Shares;
using Domain.Spaces;
using Domain.Users;
using EventStore;
using Fixtures;
using Projections.Tests.Core;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Access;

/// <summary>What is shared with whom and by whom, links, spaces, groups and people: the lists that clients show.</summary>
[Trait("Category", "db")]
public sealed class GrantListTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Story _story = Story.OfAlan();
    private readonly UserId _bob;
    private readonly NodeId _docs, _plans;

    public GrantListTests()
    {
        _bob = _story.Register("bob").User;
        _docs = _story.Folder(_story.Root, "docs");
        _plans = _story.Folder(_docs, "plans");
    }

    [Fact]
    public async Task What_is_shared_with_a_person_or_their_groups_is_listed_oldest_first_with_the_thing()
    {
        var direct = _story.Share(_docs, Grantee.User(_bob), Roles.Viewer);
        var byGroup = _story.Share(_plans, Grantee.Group(_story.Group("team", Grantee.User(_bob))), Roles.Editor, Noon);
        _story.Share(_plans, Grantee.User(UserId.New()), Roles.Editor);
        await using var core = await CoreModel.CreateAsync(_story);

        var received = await core.Grants.SharedWithAsync(_bob, default);
        Assert.Equal([direct.Value, byGroup.Value], received.Select(each => each.Share.Id));
        Assert.Equal((_docs, "docs", _story.Space), (received[0].Node.Id, received[0].Node.Name, received[0].Space.Id));
        Assert.Equal((Granted.Of(Roles.Viewer), "bob of the test"), (received[0].Share.Granted, received[0].Share.SubjectName));
        Assert.Equal((Granted.Of(Roles.Editor, Noon), "team"), (received[1].Share.Granted, received[1].Share.SubjectName));
        Assert.Equal((_story.Alan, "alan of the test"), (received[1].Share.CreatedBy, received[1].Share.CreatedByName));
    }

    [Fact]
    public async Task What_cannot_be_reached_is_not_listed_as_shared()
    {
        var (project, root) = _story.Project("apollo");
        var (trashed, below, denied, disabled) = (
            _story.Folder(_story.Root, "trashed"), _story.Folder(_plans, "below"), _story.Folder(_docs, "denied"),
            _story.Folder(root, "d"));
        var inDenied = _story.Folder(denied, "in denied");
        foreach (var node in new[] { trashed, below, inDenied, disabled }) _story.Share(node, Grantee.User(_bob), Roles.Viewer);
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal(4, (await core.Grants.SharedWithAsync(_bob, default)).Count);

        _story.Trash(trashed);
        _story.Trash(_plans);
        _story.Share(denied, Grantee.User(_bob), Roles.Denied);
        _story.Add("space", project.Value, new SpaceEvent.SpaceDisabled(_story.Alan));
        await core.FollowAsync(_story);
        Assert.Empty(await core.Grants.SharedWithAsync(_bob, default));

        _story.Restore(_plans, _docs);
        await core.FollowAsync(_story);
        Assert.Equal([below], (await core.Grants.SharedWithAsync(_bob, default)).Select(each => each.Node.Id));
    }

    [Fact]
    public async Task A_share_that_ended_is_listed_nowhere()
    {
        var revoked = _story.Share(_docs, Grantee.User(_bob), Roles.Viewer);
        var expired = _story.Share(_plans, Grantee.User(_bob), Roles.Viewer);
        _story.Revoke(revoked);
        _story.Expire(expired);
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Empty(await core.Grants.SharedWithAsync(_bob, default));
        Assert.Empty(await core.Grants.SharedByAsync(_story.Alan, default));
        Assert.Empty(await core.Grants.GrantsOnAsync(_docs, default));
        Assert.Null(await core.Grants.ShareAsync(revoked, default));
    }

    [Fact]
    public async Task What_each_person_made_of_a_share_is_told_to_them_alone()
    {
        var carol = _story.Register("carol").User;
        var share = _story.Share(_docs, Grantee.Group(_story.Group("team", Grantee.User(_bob), Grantee.User(carol))), Roles.Viewer);
        _story.Add("share", share.Value, new ShareEvent.ShareHidden(_bob));
        _story.Add("share", share.Value, new ShareEvent.ShareDeclined(_bob));
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal((false, true), await ReceptionAsync(core, _bob));
        Assert.Equal((null, false), await ReceptionAsync(core, carol));

        _story.Add("share", share.Value, new ShareEvent.ShareAccepted(_bob));
        _story.Change(share, Granted.Of(Roles.Editor));
        await core.FollowAsync(_story);
        Assert.Equal((true, true), await ReceptionAsync(core, _bob));
    }

    [Fact]
    public async Task A_change_keeps_who_shared_and_since_when()
    {
        var share = _story.Share(_docs, Grantee.User(_bob), Roles.Viewer);
        await using var core = await CoreModel.CreateAsync(_story);
        var before = (await core.Grants.ShareAsync(share, default))!;
        _story.Change(share, Granted.Of(Roles.Editor, Noon));
        await core.FollowAsync(_story);

        var after = (await core.Grants.ShareAsync(share, default))!;
        Assert.Equal(before with { Granted = Granted.Of(Roles.Editor, Noon), Since = new LogPosition(_story.Position) }, after);
        Assert.Equal([after], await core.Grants.SharedByAsync(_story.Alan, default));
        Assert.Equal([after], await core.Grants.GrantsOnAsync(_docs, default));
    }

    [Fact]
    public async Task A_link_is_found_by_its_token_its_node_and_who_made_it()
    {
        var link = _story.Link(_docs, LinkType.View, Noon, "AbC");
        _story.Add("link", link.Value, new LinkEvent.LinkTypeChanged("edit", LinkType.Edit.OfFolder!.Value, "view", _story.Alan));
        _story.Add("link", link.Value, new LinkEvent.LinkLabeled("For all", null, _story.Alan));
        _story.Add("link", link.Value, new LinkEvent.LinkPasswordSet(true, _story.Alan));
        var passwordSet = new LogPosition(_story.Position);
        _story.Add("link", link.Value, new LinkEvent.LinkExpirySet(Noon.AddDays(1), Noon, _story.Alan));
        await using var core = await CoreModel.CreateAsync(_story);

        var row = (await core.Grants.LinkByTokenAsync("AbC", default))!;
        Assert.Equal((link, "edit", true, "For all"), (row.Id, row.Type, row.HasPassword, row.Label));
        Assert.Equal((passwordSet, _docs, GrantVia.Link), (row.PasswordSet, row.Grant.Node, row.Grant.Via));
        Assert.Equal(new Granted(null, LinkType.Edit.OfFolder!.Value, Noon.AddDays(1)), row.Grant.Granted);
        Assert.Equal([row], await core.Grants.LinksOnAsync(_docs, default));
        Assert.Equal([row], await core.Grants.LinksByAsync(_story.Alan, default));
        Assert.Null(await core.Grants.LinkByTokenAsync("abc", default));
        Assert.Empty(await core.Grants.GrantsOnAsync(_docs, default));

        core.Clock.Now = Noon.AddDays(1);
        Assert.Null(await core.Grants.LinkByTokenAsync("AbC", default));
        Assert.Empty(await core.Grants.LinksOnAsync(_docs, default));
    }

    [Fact]
    public async Task A_link_that_was_revoked_is_found_no_more()
    {
        var link = _story.Link(_docs, LinkType.View, token: "AbC");
        _story.Add("link", link.Value, new LinkEvent.LinkRevoked(_story.Space, _docs, _story.Alan));
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Null(await core.Grants.LinkByTokenAsync("AbC", default));
        Assert.Null(await core.Grants.LinkAsync(link, default));
        Assert.Empty(await core.Grants.LinksByAsync(_story.Alan, default));
    }

    [Fact]
    public async Task A_persons_spaces_are_their_own_and_those_they_or_their_groups_are_members_of()
    {
        var (one, two, three) = (_story.Project("one").Space, _story.Project("Two").Space, _story.Project("three").Space);
        _story.Project("four");
        _story.Member(one, Grantee.User(_bob), Granted.Of(Roles.SpaceViewer, Noon));
        _story.Member(two, Grantee.Group(_story.Group("team", Grantee.User(_bob))), Granted.Of(Roles.SpaceEditor));
        _story.Member(two, Grantee.User(_bob), Granted.Of(Roles.SpaceViewer));
        _story.Member(three, Grantee.User(_bob), Granted.Of(Roles.SpaceViewer));
        _story.Add("space", three.Value, new SpaceEvent.SpaceDisabled(_story.Alan));
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal(["bob", "one", "three", "Two"], await DrivesAsync(core, _bob));
        Assert.Equal(6, (await core.Grants.DrivesAsync(default)).Count);

        core.Clock.Now = Noon;
        Assert.Equal(["bob", "three", "Two"], await DrivesAsync(core, _bob));
        _story.RemoveMember(three, Grantee.User(_bob));
        _story.Add("space", _story.PersonalSpaceOf(_bob).Value, new SpaceEvent.SpaceHandedOver(_story.Alan, _bob, _story.Alan));
        await core.FollowAsync(_story);
        Assert.Equal(["Two"], await DrivesAsync(core, _bob));
        Assert.Contains("bob", await DrivesAsync(core, _story.Alan));
    }

    [Fact]
    public async Task A_space_tells_what_was_set_of_it()
    {
        var (space, root) = _story.Project("apollo");
        var readme = _story.File(root, "readme.md");
        _story.Add("space", space.Value, new SpaceEvent.SpaceDescribed("To the moon", null, _story.Alan));
        _story.Add("space", space.Value, new SpaceEvent.SpaceAliasSet("moon", "x", _story.Alan));
        _story.Add("space", space.Value, new SpaceEvent.SpaceReadmeSet(readme, null, _story.Alan));
        _story.Add("space", space.Value, new SpaceEvent.SpaceRenamed("Gemini", "apollo", _story.Alan));
        _story.Trash(_story.File(root, "old"));
        await using var core = await CoreModel.CreateAsync(_story);

        var drive = (await core.Grants.DriveAsync(space, default))!;
        Assert.Equal(("Gemini", "moon", "To the moon", readme, default(NodeId?), true),
            (drive.Space.Name, drive.Space.Alias, drive.Description, drive.Readme, drive.Image, drive.HasTrash));
        Assert.Equal((default(UserId?), false, root), (drive.Space.Owner, drive.Space.IsPersonal, drive.Space.Root));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deleted_space_leaves_no_rows_of_its_nodes_and_its_history_closed(bool inOneBatch)
    {
        var (space, root) = _story.Project("apollo");
        await using var core = await CoreModel.CreateAsync(inOneBatch ? null : _story);
        var folder = _story.Folder(root, "folder");
        var file = _story.File(folder, "file");
        _story.Upload(file, 7);
        _story.Node(file, new NodeEvent.PropertiesChanged(space, [new Property("urn:x", "p", "<p/>")], [], _story.Alan));
        _story.Node(file, new NodeEvent.Locked(space, new NodeLock("urn:uuid:1", true, false, null, _story.Alan, Noon), _story.Alan));
        _story.Trash(_story.File(_story.Folder(root, "other"), "trashed"));
        var share = _story.Share(folder, Grantee.User(_bob), Roles.Viewer, Noon);
        _story.Link(folder, LinkType.View, token: "AbC");
        _story.Add("space", space.Value, new SpaceEvent.SpaceDisabled(_story.Alan));
        _story.Add("space", space.Value, new SpaceEvent.SpaceDeleted("apollo", _story.Alan));
        var deleted = _story.Position;
        _story.Expire(share);
        await core.FollowAsync(_story);

        foreach (var table in new[] { "nodes", "trash", "locks" })
            Assert.Equal(0, await CountAsync(core, $"{table} where space = '{space.Value}'"));
        foreach (var table in new[] { "folder_totals", "versions", "properties" })
            Assert.Equal(0, await CountAsync(
                core, $"{table} where node in (select node from core.nodes_past where space = '{space.Value}')"));
        Assert.Equal(0, await CountAsync(core, $"nodes_past where space = '{space.Value}' and valid_to > {deleted}"));
        Assert.Equal(5, await CountAsync(core, $"nodes_past where space = '{space.Value}' and valid_to = {deleted}"));
        Assert.Equal(3, await CountAsync(core, $"grants where space = '{space.Value}' and valid_to = {deleted}"));
        Assert.Null(await core.Grants.DriveAsync(space, default));
        Assert.Null(await core.Grants.LinkByTokenAsync("AbC", default));
        Assert.NotEqual(0, await CountAsync(core, $"nodes where space = '{_story.Space.Value}'"));
    }

    [Fact]
    public async Task Groups_are_found_by_a_part_of_their_name_and_tell_their_members()
    {
        var (staff, crew) = (_story.Group("Staff"), _story.Group("The crew"));
        _story.Join(staff, Grantee.User(_bob));
        _story.Join(staff, Grantee.Group(crew));
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal([staff, crew], (await core.Grants.GroupsAsync("", 10, default)).Select(group => group.Id));
        Assert.Equal([crew], (await core.Grants.GroupsAsync("CREW", 10, default)).Select(group => group.Id));
        Assert.Single(await core.Grants.GroupsAsync("", 1, default));
        Assert.Equal([staff], (await core.Grants.GroupsOfAsync(_bob, default)).Select(group => group.Id));
        Assert.Equal(
            [(Grantee.User(_bob), "bob of the test"), (Grantee.Group(crew), "The crew")],
            (await core.Grants.MembersAsync(staff, default)).Select(member => (member.Member, member.DisplayName)));
    }

    [Fact]
    public async Task People_are_found_by_what_they_tell_and_not_after_their_account_ended()
    {
        var profile = new Profile("Robert", "Rob", "Smith", "rs@example.org", "en");
        _story.Add("user", _bob.Value, new UserEvent.ProfileChanged(profile, profile, _bob));
        _story.Add("user", _bob.Value, new UserEvent.AccountRoleSet("spaceadmin", "user", _story.Alan));
        var staff = _story.Group("Staff", Grantee.User(_bob));
        await using var core = await CoreModel.CreateAsync(_story);

        foreach (var search in new[] { "BOB", "robert", "rs@" })
            Assert.Equal(_bob, Assert.Single(await core.Grants.ProfilesAsync(search, 10, default)).User.Id);
        var row = (await core.Grants.ProfileAsync(_bob, default))!;
        Assert.Equal(("Rob", "Smith", "en", AccountRole.SpaceAdmin), (row.GivenName, row.Surname, row.Language, row.User.Role));

        _story.Add("user", _bob.Value, new UserEvent.UserDeleted("bob", _story.Alan));
        await core.FollowAsync(_story);
        Assert.Empty(await core.Grants.ProfilesAsync("bob", 10, default));
        Assert.Empty(await core.Grants.MembersAsync(staff, default));
        Assert.True((await core.Grants.ProfileAsync(_bob, default))!.User is { IsDeleted: true, IsDisabled: true });
    }

    [Fact]
    public async Task App_tokens_are_listed_until_they_are_revoked()
    {
        var (phone, tablet) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _story.Add("app_token", phone, new AppTokenEvent.AppTokenCreated(_bob, "phone", Noon, _bob));
        _story.Add("app_token", tablet, new AppTokenEvent.AppTokenCreated(_bob, "tablet", Noon, _bob));
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal(["phone", "tablet"], (await core.Grants.AppTokensAsync(_bob, default)).Select(token => token.Label));
        Assert.Equal((_bob, Noon), await core.Grants.AppTokenAsync(tablet, default) is { } row ? (row.Person, row.ExpiresAt) : default);

        _story.Add("app_token", phone, new AppTokenEvent.AppTokenRevoked(_bob, _bob));
        await core.FollowAsync(_story);
        Assert.Equal(["tablet"], (await core.Grants.AppTokensAsync(_bob, default)).Select(token => token.Label));
        Assert.Null(await core.Grants.AppTokenAsync(phone, default));
    }

    private static async Task<(bool? IsAccepted, bool IsHidden)> ReceptionAsync(CoreModel core, UserId person)
    {
        var received = Assert.Single(await core.Grants.SharedWithAsync(person, default));
        return (received.IsAccepted, received.IsHidden);
    }

    private static async Task<IEnumerable<string>> DrivesAsync(CoreModel core, UserId person) =>
        (await core.Grants.DrivesOfAsync(person, default)).Select(drive => drive.Space.Name);

    private static Task<long> CountAsync(CoreModel core, string rows) =>
        core.Database.ScalarAsync<long>($"select count(*) from core.{rows}");
}
