using Domain;
using Domain.Nodes;
using Domain.Users;
using Projections.Core;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Core;

[Trait("Category", "db")]
public sealed class CoreQueriesTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 13, 0, 0, TimeSpan.Zero);

    private readonly Story _story = Story.OfAlan();

    [Fact]
    public async Task A_folder_lists_its_members_in_byte_order_with_what_they_hold()
    {
        var folder = _story.Folder(_story.Root, "b");
        _story.File(folder, "inside", size: 12);
        foreach (var name in new[] { "ä", "a", "Z", "_" }) _story.File(_story.Root, name, mime: "text/plain");
        await using var core = await CoreModel.CreateAsync(_story);

        var rows = await core.Queries.ChildrenAsync(_story.Root, default).ToListAsync();
        Assert.Equal(["Z", "_", "a", "b", "ä"], rows.Select(row => row.Name));
        Assert.Equal((true, 12, _story.Root), (rows[3].IsFolder, rows[3].SizeBytes, rows[3].Parent!.Value));
        Assert.Equal((false, 5, "text/plain", "0badcafe"), (rows[2].IsFolder, rows[2].SizeBytes, rows[2].MimeType, rows[2].Adler32));
        Assert.Equal((new string('a', 64), new string('b', 40), new string('c', 32)), (rows[2].Blob, rows[2].Sha1, rows[2].Md5));
        Assert.Null(rows[3].Digests);
    }

    [Fact]
    public async Task A_large_folder_is_listed_whole_and_may_be_left_early()
    {
        for (var i = 0; i < 1_700; i++) _story.File(_story.Root, $"file {i:0000}");
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal(1_700, await core.Queries.ChildrenAsync(_story.Root, default).CountAsync());
        for (var i = 0; i < 40; i++)
            Assert.Equal("file 0000", (await core.Queries.ChildrenAsync(_story.Root, default).FirstAsync()).Name);
    }

    [Fact]
    public async Task A_listing_that_fails_says_so_to_its_reader()
    {
        await using var core = await CoreModel.CreateAsync(_story);
        await core.Database.ExecuteAsync("alter schema core rename to away");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(async () => await core.Queries.ChildrenAsync(_story.Root, default).CountAsync());
    }

    [Fact]
    public async Task A_tree_comes_with_parents_first_and_no_longer_than_asked()
    {
        var a = _story.Folder(_story.Root, "a");
        var b = _story.Folder(a, "b");
        var file = _story.File(b, "file");
        await using var core = await CoreModel.CreateAsync(_story);

        var all = await core.Queries.TreeAsync(_story.Root, max: 10, default).ToListAsync();
        Assert.Equal([_story.Root, a, b, file], all.Select(row => row.Id));
        Assert.Equal(3, await core.Queries.TreeAsync(_story.Root, max: 2, default).CountAsync());
        Assert.Equal([file], (await core.Queries.TreeAsync(file, max: 2, default).ToListAsync()).Select(row => row.Id));
    }

    [Fact]
    public async Task The_path_of_a_live_node_is_known_and_of_a_trashed_one_is_not()
    {
        var a = _story.Folder(_story.Root, "a");
        var file = _story.File(a, "file");
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal(["a", "file"], await core.Queries.PathOfAsync(file, default));
        Assert.Equal([], await core.Queries.PathOfAsync(_story.Root, default));

        _story.Trash(a);
        await core.FollowAsync(_story);
        Assert.Null(await core.Queries.PathOfAsync(file, default));
        Assert.Null(await core.Queries.PathOfAsync(NodeId.New(), default));
    }

    [Fact]
    public async Task A_node_stands_below_itself_and_all_folders_above()
    {
        var a = _story.Folder(_story.Root, "a");
        var b = _story.Folder(a, "b");
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.True(await core.Queries.IsBelowAsync(b, _story.Root, default));
        Assert.True(await core.Queries.IsBelowAsync(b, b, default));
        Assert.False(await core.Queries.IsBelowAsync(a, b, default));
        Assert.Equal(2, await core.Queries.LevelsBelowAsync(_story.Root, 5, default));
        Assert.Equal(1, await core.Queries.LevelsBelowAsync(_story.Root, 1, default));
        Assert.Equal(0, await core.Queries.LevelsBelowAsync(b, 5, default));
    }

    [Fact]
    public async Task Locks_are_found_on_the_node_deep_ones_above_it_and_all_below()
    {
        var a = _story.Folder(_story.Root, "a");
        var b = _story.Folder(a, "b");
        var file = _story.File(b, "file");
        Lock(_story.Root, "urn:shallow", isDeep: false);
        Lock(a, "urn:deep", isDeep: true);
        Lock(b, "urn:own", isDeep: false);
        Lock(b, "urn:old", isDeep: true, expiresAt: Now);
        Lock(file, "urn:below", isDeep: false);
        await using var core = await CoreModel.CreateAsync(_story);

        var locks = await core.Queries.LocksAsync(b, withBelow: false, Now, default);
        Assert.Equal([("urn:deep", false), ("urn:own", false)], locks.Select(held => (held.Token, held.IsBelow)).Order());
        var below = await core.Queries.LocksAsync(b, withBelow: true, Now, default);
        Assert.Equal(
            [("urn:below", true), ("urn:deep", false), ("urn:own", false)],
            below.Select(held => (held.Token, held.IsBelow)).Order());
        Assert.Equal("alan", below[0].HolderName);
        Assert.Equal(["urn:deep"], (await core.Queries.LocksAsync(a, withBelow: false, Now, default)).Select(held => held.Token));
    }

    [Fact]
    public async Task Dead_properties_of_many_nodes_come_at_once()
    {
        var (a, b) = (_story.File(_story.Root, "a"), _story.File(_story.Root, "b"));
        _story.Node(a, new NodeEvent.PropertiesChanged(
            _story.Space, [new Property("urn:x", "p", "<p>1</p>"), new Property("", "q", "<q/>")], [], _story.Alan));
        _story.Node(b, new NodeEvent.PropertiesChanged(_story.Space, [new Property("urn:x", "p", "<p>2</p>")], [], _story.Alan));
        await using var core = await CoreModel.CreateAsync(_story);

        var properties = await core.Queries.PropertiesAsync([a, b, _story.Root], default);
        Assert.Equal(["<q/>", "<p>1</p>"], properties[a].Select(property => property.Xml));
        Assert.Equal(["<p>2</p>"], properties[b].Select(property => property.Xml));
        Assert.Empty(properties[_story.Root]);
    }

    [Fact]
    public async Task The_trash_lists_what_was_trashed_newest_first_and_not_what_went_with_it()
    {
        var folder = _story.Folder(_story.Root, "folder");
        _story.File(folder, "inside", size: 9);
        var file = _story.File(_story.Root, "file");
        _story.Trash(folder);
        _story.Trash(file);
        await using var core = await CoreModel.CreateAsync(_story);

        var rows = await core.Queries.TrashAsync(_story.Space, default).ToListAsync();
        Assert.Equal([(file, "file"), (folder, "folder")], rows.Select(row => (row.Node.Id, row.Name)));
        Assert.Equal((9, _story.Root, "folder", "alan"), (rows[1].Node.SizeBytes, rows[1].FromParent, rows[1].Location, rows[1].ByName));
        Assert.Equal(rows[1].TrashedAt, (await core.Queries.TrashedAsync(_story.Space, folder, default))?.TrashedAt);
        Assert.Null(await core.Queries.TrashedAsync(SpaceId.New(), folder, default));
    }

    [Fact]
    public async Task Replaced_contents_are_versions_with_who_recorded_them_and_when()
    {
        var file = _story.File(_story.Root, "file", size: 1);
        var first = _story.Events[^1];
        _story.Upload(file, size: 2);
        _story.Upload(file, size: 3);
        await using var core = await CoreModel.CreateAsync(_story);

        var versions = await core.Queries.VersionsAsync(file, default);
        Assert.Equal([2, 1], versions.Select(version => version.SizeBytes));
        Assert.Equal((first.Position.Value, first.RecordedAt, "alan"), (versions[1].Key, versions[1].RecordedAt, versions[1].ByName));
        Assert.Equal(Story.Content(1, mtime: first.RecordedAt), versions[1].Content);
    }

    [Fact]
    public async Task Accounts_and_spaces_are_found_by_id_name_and_owner()
    {
        var mary = _story.Register("mary");
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal(mary.User, (await core.Queries.UserByNameAsync("mary", default))?.Id);
        Assert.Equal("mary", (await core.Queries.UserAsync(mary.User, default))?.Name);
        Assert.Null(await core.Queries.UserByNameAsync("Mary", default));
        Assert.Equal(["alan", "mary"], (await core.Queries.UsersAsync(default)).Select(user => user.Name));
        Assert.Equal(mary.Root, (await core.Queries.SpaceAsync(mary.Space, default))?.Root);
        Assert.Equal([mary.Space], (await core.Queries.SpacesOfAsync(mary.User, default)).Select(space => space.Id));
    }

    [Fact]
    public async Task A_space_may_be_recorded_before_its_owner()
    {
        var (user, space, root) = (UserId.New(), SpaceId.New(), NodeId.New());
        _story.Add("space", space.Value, new Domain.Spaces.SpaceEvent.PersonalSpaceCreated(user, root, "Grace", 10, user));
        _story.Node(root, new NodeEvent.RootCreated(space, user));
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal("", (await core.Queries.SpaceAsync(space, default))?.OwnerName);

        _story.Add("user", user.Value, new UserEvent.UserRegistered("grace", "Grace", "g@example.org", false, user));
        await core.FollowAsync(_story);
        var row = await core.Queries.SpaceAsync(space, default);
        Assert.Equal(("grace", "Grace", 10), row is null ? default : (row.OwnerName, row.OwnerDisplayName, row.QuotaBytes!.Value));
        Assert.Equal(space, (await core.Queries.UserAsync(user, default))?.PersonalSpace);
        Assert.Equal(root, (await core.Queries.ResolveAsync(null, new PathRoot.InPersonalSpace("grace"), [], false, default)).Node?.Id);
    }

    private void Lock(NodeId node, string token, bool isDeep, DateTimeOffset? expiresAt = null) =>
        _story.Node(node, new NodeEvent.Locked(
            _story.Space, new NodeLock(token, false, isDeep, null, _story.Alan, expiresAt ?? Now.AddHours(1)), _story.Alan));
}
