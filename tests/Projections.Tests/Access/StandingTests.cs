using Domain;
using Domain.Access;
using Domain.Groups;
using Domain.Links;
using Domain.Spaces;
using Projections.Tests.Core;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Access;

/// <summary>What reaches a node, and through what.</summary>
[Trait("Category", "db")]
public sealed class StandingTests
{
    private readonly Story _story = Story.OfAlan();
    private readonly UserId _bob;
    private readonly NodeId _docs, _plans, _file;

    public StandingTests()
    {
        _bob = _story.Register("bob").User;
        _docs = _story.Folder(_story.Root, "docs");
        _plans = _story.Folder(_docs, "plans");
        _file = _story.File(_plans, "file");
    }

    [Fact]
    public async Task A_share_reaches_all_below_and_nothing_above_or_beside()
    {
        var beside = _story.Folder(_docs, "beside");
        var share = _story.Share(_plans, Grantee.User(_bob), Roles.Viewer);
        await using var core = await CoreModel.CreateAsync(_story);

        foreach (var node in new[] { _plans, _file })
        {
            var grant = Assert.Single((await StandingAsync(core, _bob, node)).Grants);
            Assert.Equal(new ReachingGrant(GrantVia.Share, share.Value, Roles.Viewer.Permissions, IsThroughGroup: false), grant);
        }

        foreach (var node in new[] { _docs, beside, _story.Root }) Assert.Empty((await StandingAsync(core, _bob, node)).Grants);
    }

    [Fact]
    public async Task Nobody_is_denied_anything_in_a_space_of_their_own()
    {
        _story.Share(_docs, Grantee.User(_story.Alan), Roles.Denied, by: _bob);
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal(Standing.Owner, await StandingAsync(core, _story.Alan, _file));
    }

    [Fact]
    public async Task A_group_in_a_group_in_a_group_reaches_its_people()
    {
        var inner = _story.Group("inner", Grantee.User(_bob));
        var middle = _story.Group("middle", Grantee.Group(inner));
        var outer = _story.Group("outer", Grantee.Group(middle));
        _story.Share(_docs, Grantee.Group(outer), Roles.Editor);
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal("share_group", await ReasonAsync(core, AccessAction.Write));

        _story.Leave(outer, Grantee.Group(middle));
        await core.FollowAsync(_story);
        Assert.Equal("no_grant", await ReasonAsync(core, AccessAction.Write));
    }

    [Fact]
    public async Task Groups_that_hold_each_other_end_no_question_late()
    {
        var (one, two) = (_story.Group("one", Grantee.User(_bob)), _story.Group("two"));
        _story.Join(one, Grantee.Group(two));
        _story.Join(two, Grantee.Group(one));
        _story.Share(_docs, Grantee.Group(two), Roles.Viewer);
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal("share_group", await ReasonAsync(core, AccessAction.ReadContent));
    }

    [Fact]
    public async Task A_group_would_hold_itself_directly_or_through_others()
    {
        var inner = _story.Group("inner");
        var middle = _story.Group("middle", Grantee.Group(inner));
        var outer = _story.Group("outer", Grantee.Group(middle));
        await using var core = await CoreModel.CreateAsync(_story);

        (GroupId, GroupId, bool)[] asked = [(outer, inner, true), (middle, inner, true), (inner, inner, true), (inner, outer, false)];
        foreach (var (member, group, isCycle) in asked)
            Assert.Equal(isCycle, (await core.Grants.IsCycleAsync(Grantee.Group(member), group, default)).IsCycle);
        Assert.Equal(
            (false, _story.Position),
            await core.Grants.IsCycleAsync(Grantee.User(_bob), inner, default) is var (isBob, at) ? (isBob, at.Value) : default);
    }

    [Fact]
    public async Task Nested_shares_add_up()
    {
        _story.Share(_docs, Grantee.User(_bob), Roles.Viewer);
        _story.Share(_plans, Grantee.Group(_story.Group("team", Grantee.User(_bob))), Roles.EditorLite);
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal(Roles.Viewer.Permissions, (await StandingAsync(core, _bob, _docs)).Permissions);
        Assert.Equal(Roles.Viewer.Permissions | Roles.EditorLite.Permissions, (await StandingAsync(core, _bob, _file)).Permissions);
        Assert.Equal("share_group", await ReasonAsync(core, AccessAction.Write));
        Assert.Equal("share", await ReasonAsync(core, AccessAction.ReadContent));
    }

    [Theory]
    [InlineData(20)] // each is asked
    [InlineData(70)] // those of the person are found
    public async Task Of_many_groups_on_one_folder_those_count_that_hold_the_person_by_whatever_way(int count)
    {
        var groups = Enumerable.Range(0, count).Select(i => _story.Group($"group {i}")).ToList();
        foreach (var group in groups) _story.Share(_docs, Grantee.Group(group), Roles.Viewer);
        _story.Join(groups[19], Grantee.User(_bob));
        _story.Join(groups[18], Grantee.Group(groups[19]));
        _story.Join(groups[17], Grantee.Group(groups[18]));
        _story.Join(groups[16], Grantee.Group(groups[18]));
        _story.Join(groups[16], Grantee.Group(groups[17]));
        _story.Share(_plans, Grantee.Group(groups[16]), Roles.EditorLite);
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal(5, (await StandingAsync(core, _bob, _file)).Grants.Count);

        // One of two ways into the outermost group ends, then the other.
        _story.Leave(groups[16], Grantee.Group(groups[18]));
        await core.FollowAsync(_story);
        Assert.Equal(5, (await StandingAsync(core, _bob, _file)).Grants.Count);
        _story.Leave(groups[17], Grantee.Group(groups[18]));
        await core.FollowAsync(_story);
        Assert.Equal(2, (await StandingAsync(core, _bob, _file)).Grants.Count);
    }

    [Fact]
    public async Task A_denial_holds_from_its_folder_down_whatever_is_granted_above_or_below()
    {
        var (space, root) = _story.Project("apollo");
        var (outer, inner) = (_story.Folder(root, "outer"), default(NodeId));
        inner = _story.Folder(outer, "inner");
        _story.Member(space, Grantee.User(_bob), Granted.Of(Roles.Manager));
        _story.Share(outer, Grantee.Group(_story.Group("team", Grantee.User(_bob))), Roles.Denied);
        _story.Share(inner, Grantee.User(_bob), Roles.Editor);
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.True((await MayAsync(core, space, _bob, root, AccessAction.Grant)).IsAllowed);
        foreach (var node in new[] { outer, inner })
            Assert.Equal(new AccessDecision(false, false, "denied"), await MayAsync(core, space, _bob, node, AccessAction.See));
        Assert.True((await MayAsync(core, space, _story.Alan, inner, AccessAction.Grant)).IsAllowed);
        Assert.Equal([outer], await core.Grants.DenialsAsync(_bob, space, default));
        Assert.Empty(await core.Grants.DenialsAsync(_story.Alan, space, default));
    }

    [Fact]
    public async Task What_reaches_a_node_is_remembered_until_a_grant_its_place_or_the_time_changes()
    {
        var noon = new DateTimeOffset(2026, 8, 2, 12, 0, 0, TimeSpan.Zero);
        _story.Share(_docs, Grantee.User(_bob), Roles.Viewer, noon);
        var share = _story.Share(_plans, Grantee.User(_bob), Roles.Editor);
        await using var core = await CoreModel.CreateAsync(_story);
        core.Clock.Now = noon.AddMicroseconds(-1);
        await core.Queries.CallerAsync(_bob, default); // finds out that the read model is this node's

        var known = (await StandingAsync(core, _bob, _file)).Grants;
        Assert.Equal(2, known.Count);
        _story.Upload(_story.File(_docs, "another"), size: 1);
        await core.FollowAsync(_story);
        await core.Queries.CallerAsync(UserId.New(), default);
        Assert.Same(known, (await StandingAsync(core, _bob, _file)).Grants);

        _story.Move(_plans, _story.Root);
        await core.FollowAsync(_story);
        Assert.Single((await StandingAsync(core, _bob, _file)).Grants);
        Assert.Single((await StandingAsync(core, _bob, _docs)).Grants);

        core.Clock.Now = noon;
        Assert.Empty((await StandingAsync(core, _bob, _docs)).Grants);
        _story.Revoke(share);
        await core.FollowAsync(_story);
        Assert.Empty((await StandingAsync(core, _bob, _file)).Grants);
    }

    [Fact]
    public async Task A_grant_ends_at_its_instant_and_not_before()
    {
        var noon = new DateTimeOffset(2026, 8, 2, 12, 0, 0, TimeSpan.Zero);
        _story.Share(_docs, Grantee.User(_bob), Roles.Viewer, noon);
        await using var core = await CoreModel.CreateAsync(_story);

        core.Clock.Now = noon.AddMicroseconds(-1);
        Assert.Equal("share", await ReasonAsync(core, AccessAction.See));
        Assert.Single(await core.Grants.SharedWithAsync(_bob, default));
        core.Clock.Now = noon;
        Assert.Equal("no_grant", await ReasonAsync(core, AccessAction.See));
        Assert.Empty(await core.Grants.SharedWithAsync(_bob, default));
        Assert.Empty(await core.Grants.SharedByAsync(_story.Alan, default));
        Assert.Empty(await core.Grants.GrantsOnAsync(_docs, default));
    }

    [Fact]
    public async Task A_denial_ends_at_its_instant_too()
    {
        var noon = new DateTimeOffset(2026, 8, 2, 12, 0, 0, TimeSpan.Zero);
        _story.Share(_docs, Grantee.User(_bob), Roles.Viewer);
        _story.Share(_plans, Grantee.User(_bob), Roles.Denied, noon);
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal("denied", await ReasonAsync(core, AccessAction.See));
        core.Clock.Now = noon;
        Assert.Equal("share", await ReasonAsync(core, AccessAction.See));
        Assert.Empty(await core.Grants.DenialsAsync(_bob, _story.Space, default));
    }

    [Fact]
    public async Task What_is_moved_leaves_one_share_and_comes_into_another()
    {
        var shared = _story.Folder(_story.Root, "shared");
        _story.Share(_docs, Grantee.User(_bob), Roles.Viewer);
        _story.Share(shared, Grantee.User(_bob), Roles.Editor);
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.False((await MayAsync(core, _story.Space, _bob, _file, AccessAction.Write)).IsAllowed);

        _story.Move(_plans, shared);
        await core.FollowAsync(_story);
        Assert.True((await MayAsync(core, _story.Space, _bob, _file, AccessAction.Write)).IsAllowed);

        _story.Move(_plans, _story.Root);
        await core.FollowAsync(_story);
        Assert.False((await MayAsync(core, _story.Space, _bob, _file, AccessAction.See)).IsVisible);
    }

    [Fact]
    public async Task A_deleted_group_gives_nobody_anything_any_more()
    {
        var inner = _story.Group("inner", Grantee.User(_bob));
        var outer = _story.Group("outer", Grantee.Group(inner));
        _story.Share(_docs, Grantee.Group(inner), Roles.Viewer);
        _story.Share(_plans, Grantee.Group(outer), Roles.Editor);
        _story.Add("group", inner.Value, new GroupEvent.GroupDeleted("inner", _story.Alan));
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal("no_grant", await ReasonAsync(core, AccessAction.See));
        Assert.Empty(await core.Grants.MembersAsync(outer, default));
        Assert.Empty(await core.Grants.GroupsOfAsync(_bob, default));
        Assert.Null(await core.Grants.GroupAsync(inner, default));
    }

    [Fact]
    public async Task A_disabled_space_is_reached_by_nobody_until_it_is_enabled()
    {
        _story.Share(_docs, Grantee.User(_bob), Roles.Viewer);
        _story.Add("space", _story.Space.Value, new SpaceEvent.SpaceDisabled(_story.Alan));
        await using var core = await CoreModel.CreateAsync(_story);
        foreach (var person in new[] { _story.Alan, _bob })
            Assert.Equal(
                new AccessDecision(false, false, "space_disabled"), await MayAsync(core, _story.Space, person, _file, AccessAction.See));

        _story.Add("space", _story.Space.Value, new SpaceEvent.SpaceEnabled(_story.Alan));
        await core.FollowAsync(_story);
        Assert.Equal("share", await ReasonAsync(core, AccessAction.See));
    }

    [Fact]
    public async Task A_personal_space_that_was_handed_over_is_its_new_owners_alone()
    {
        _story.Add("space", _story.Space.Value, new SpaceEvent.SpaceHandedOver(_bob, _story.Alan, _story.Alan));
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal("owner", await ReasonAsync(core, AccessAction.Purge));
        Assert.Equal(Standing.Stranger.Grants, (await StandingAsync(core, _story.Alan, _file)).Grants);
    }

    [Fact]
    public async Task A_link_opens_its_node_and_all_below_for_whoever_came_by_it_and_for_nobody_else()
    {
        var noon = new DateTimeOffset(2026, 8, 2, 12, 0, 0, TimeSpan.Zero);
        var (link, other) = (_story.Link(_docs, LinkType.View, noon), _story.Link(_file, LinkType.Internal));
        await using var core = await CoreModel.CreateAsync(_story);
        var space = (await core.Queries.SpaceAsync(_story.Space, default))!;

        foreach (var node in new[] { _docs, _file })
        {
            var standing = await core.Grants.LinkStandingAsync(link, _story.Alan, space, node, default);
            Assert.Equal(new AccessDecision(true, true, "link"), AccessRules.Authorize(AccessAction.ReadContent, standing));
            Assert.False(AccessRules.Authorize(AccessAction.Write, standing).IsAllowed);
        }

        Assert.Empty((await core.Grants.LinkStandingAsync(link, _story.Alan, space, _story.Root, default)).Grants);
        var inside = await core.Grants.LinkStandingAsync(other, _story.Alan, space, _file, default);
        Assert.False(AccessRules.Authorize(AccessAction.See, inside).IsVisible);
        Assert.Equal("no_grant", await ReasonAsync(core, AccessAction.See));

        core.Clock.Now = noon;
        Assert.Empty((await core.Grants.LinkStandingAsync(link, _story.Alan, space, _docs, default)).Grants);
    }

    [Fact]
    public async Task A_folders_members_tell_what_is_granted_on_each_of_them()
    {
        var (one, two) = (_story.Folder(_docs, "one"), _story.Folder(_docs, "two"));
        _story.Share(one, Grantee.User(_bob), Roles.Viewer);
        _story.Share(two, Grantee.Group(_story.Group("team", Grantee.User(_bob))), Roles.Denied);
        _story.Share(_file, Grantee.User(_bob), Roles.Viewer);
        _story.Share(one, Grantee.User(UserId.New()), Roles.Editor);
        await using var core = await CoreModel.CreateAsync(_story);

        var below = await core.Grants.GrantsBelowAsync(_bob, _story.Space, _docs, default);
        Assert.Equal(new[] { one, two }.ToHashSet(), below.Select(each => each.Key).ToHashSet());
        Assert.Equal(Roles.Viewer.Permissions, Assert.Single(below[one]).Permissions);
        Assert.True(Assert.Single(below[two]).Permissions.IsEmpty);
    }

    private Task<Standing> StandingAsync(CoreModel core, UserId person, NodeId node) => StandingAsync(core, _story.Space, person, node);

    private static async Task<Standing> StandingAsync(CoreModel core, SpaceId space, UserId person, NodeId node) =>
        await core.Grants.StandingAsync(person, (await core.Queries.SpaceAsync(space, default))!, node, default);

    private static async Task<AccessDecision> MayAsync(CoreModel core, SpaceId space, UserId person, NodeId node, AccessAction action) =>
        AccessRules.Authorize(action, await StandingAsync(core, space, person, node));

    /// <summary>Why bob may do something with the file, or may not.</summary>
    private async Task<string> ReasonAsync(CoreModel core, AccessAction action) =>
        (await MayAsync(core, _story.Space, _bob, _file, action)).Reason;
}
