using Domain;
using Domain.Nodes;
using Domain.Users;
using EventStore;
using Projections.Core;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Core;

[Trait("Category", "db")]
public sealed class ResolveTests
{
    private readonly Story _story = Story.OfAlan();

    [Fact]
    public async Task The_root_is_found_by_sign_in_name_by_user_id_by_space_and_by_its_own_id()
    {
        await using var core = await CoreModel.CreateAsync(_story);
        PathRoot[] ways =
        [
            new PathRoot.InPersonalSpace("alan"), new PathRoot.InPersonalSpace(_story.Alan.Value.ToString()),
            new PathRoot.InSpace(_story.Space), new PathRoot.AtNode(_story.Space, _story.Root),
        ];
        foreach (var way in ways)
        {
            var found = await core.Queries.ResolveAsync(_story.Alan, way, [], withInline: false, default);

            Assert.Equal(_story.Root, found.Node?.Id);
            Assert.Null(found.Parent);
            Assert.Equal(_story.Space, found.Space?.Id);
            Assert.Equal("alan", found.Space?.OwnerName);
            Assert.Equal("alan", found.Caller?.Name);
            Assert.Equal(_story.Space, found.Caller?.PersonalSpace);
            Assert.Equal(new LogPosition(_story.Position), found.Position);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(25)]
    public async Task A_path_is_walked_to_any_depth(int depth)
    {
        var at = _story.Root;
        for (var i = 1; i < depth; i++) at = _story.Folder(at, $"folder {i}");
        var file = _story.File(at, "file", size: 7);
        await using var core = await CoreModel.CreateAsync(_story);
        string[] path = [.. Enumerable.Range(1, depth - 1).Select(i => $"folder {i}"), "file"];
        foreach (var root in Roots())
        {
            var found = await core.Queries.ResolveAsync(_story.Alan, root, path, withInline: false, default);
            Assert.Equal((file, at, 7), (found.Node?.Id, found.Parent, found.Node?.SizeBytes));

            var missing = await core.Queries.ResolveAsync(_story.Alan, root, [.. path[..^1], "other"], withInline: false, default);
            Assert.Equal((null, at), (missing.Node, missing.Parent));

            var belowFile = await core.Queries.ResolveAsync(_story.Alan, root, [.. path, "x"], withInline: false, default);
            Assert.Equal((null, null), (belowFile.Node, belowFile.Parent));

            var belowNothing = await core.Queries.ResolveAsync(
                _story.Alan, root, [.. path[..^1], "other", "x"], withInline: false, default);
            Assert.Equal((null, null), (belowNothing.Node, belowNothing.Parent));
        }
    }

    [Fact]
    public async Task Content_that_stands_elsewhere_than_in_the_database_is_not_taken_for_empty()
    {
        _story.File(_story.Root, "large", size: 300_000);
        await using var core = await CoreModel.CreateAsync(_story);

        var found = await core.Queries.ResolveAsync(_story.Alan, new PathRoot.InSpace(_story.Space), ["large"], withInline: true, default);

        Assert.Null(found.Inline);
        Assert.Null(await core.Queries.InlineAsync(new string('a', 64), default));
    }

    [Theory]
    [InlineData("é", "e\u0301")]
    [InlineData("e\u0301", "é")]
    [InlineData("a b", "a  b")]
    [InlineData("Name", "name")]
    [InlineData("%2F..", "%2f..")]
    [InlineData("a%", "ab")]
    [InlineData("_", "x")]
    [InlineData("'; drop table nodes; --", "''; drop table nodes; --")]
    [InlineData("\\", "\\\\")]
    [InlineData("$1 {0} \"quoted\"", "$1 {0} quoted")]
    [InlineData("🙂", "🙃")]
    [InlineData("\u202Egnp.exe", "gnp.exe")]
    [InlineData("trailing ", "trailing")]
    [InlineData("\uFFFD", "\uFFFC")]
    public async Task A_name_is_found_byte_for_byte_and_by_no_other_spelling(string name, string other)
    {
        var file = _story.File(_story.Root, name);
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal(file, (await FindAsync(core, name)).Node?.Id);
        Assert.Null((await FindAsync(core, other)).Node);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\ud83d")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Text_that_can_be_no_name_is_not_found_at_any_depth(string text)
    {
        var a = _story.Folder(_story.Root, "a");
        _story.File(a, "b");
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal((null, _story.Root), ((await FindAsync(core, text)).Node?.Id, (await FindAsync(core, text)).Parent));
        Assert.Null((await FindAsync(core, [.. Enumerable.Repeat("a", 20), text])).Node);
        Assert.Null((await core.Queries.ResolveAsync(null, new PathRoot.InPersonalSpace(text), [], false, default)).Space);
    }

    [Fact]
    public async Task What_is_in_the_trash_no_path_leads_to_but_its_id_does()
    {
        var folder = _story.Folder(_story.Root, "folder");
        var file = _story.File(folder, "file");
        _story.Trash(folder);
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Null((await FindAsync(core, "folder")).Node);
        Assert.Null((await FindAsync(core, "folder", "file")).Node);
        foreach (var (start, path) in new[] { (folder, Array.Empty<string>()), (folder, ["file"]), (file, []) })
        {
            var found = await core.Queries.ResolveAsync(_story.Alan, new PathRoot.AtNode(_story.Space, start), path, false, default);
            Assert.True(found.Node?.IsTrashed);
            Assert.Equal(path.Length == 0 ? start : file, found.Node?.Id);
        }

        var missing = await core.Queries.ResolveAsync(_story.Alan, new PathRoot.AtNode(_story.Space, folder), ["new"], false, default);
        Assert.Equal((null, null), (missing.Node, missing.Parent));
    }

    [Fact]
    public async Task A_nodes_id_is_found_in_its_own_space_only()
    {
        var mary = _story.Register("mary");
        var file = _story.File(_story.Root, "file");
        await using var core = await CoreModel.CreateAsync(_story);

        var found = await core.Queries.ResolveAsync(mary.User, new PathRoot.AtNode(mary.Space, file), [], false, default);
        Assert.Equal((mary.Space, null, null), (found.Space?.Id, found.Node?.Id, found.Parent));
        Assert.Equal(file, (await core.Queries.ResolveAsync(null, new PathRoot.AtNode(_story.Space, file), [], false, default)).Node?.Id);
    }

    [Fact]
    public async Task A_large_copy_is_not_found_before_its_top_is_attached()
    {
        var top = NodeId.New();
        var file = NodeId.New();
        _story.Node(file, new NodeEvent.FileCreated(_story.Space, top, "file", Story.Content(3), _story.Alan, CopiedFrom: NodeId.New()));
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Null((await core.Queries.ResolveAsync(null, new PathRoot.AtNode(_story.Space, file), [], false, default)).Node);

        _story.Node(top, new NodeEvent.FolderCreated(_story.Space, _story.Root, "top", _story.Alan, CopiedFrom: NodeId.New()));
        await core.FollowAsync(_story);
        Assert.Equal(file, (await core.Queries.ResolveAsync(null, new PathRoot.AtNode(_story.Space, file), [], false, default)).Node?.Id);
        Assert.Equal(file, (await FindAsync(core, "top", "file")).Node?.Id);
        Assert.Equal(3, (await FindAsync(core)).Node?.SizeBytes);
    }

    [Fact]
    public async Task Locks_on_the_way_are_told_and_those_aside_are_not()
    {
        var a = _story.Folder(_story.Root, "a");
        var b = _story.Folder(a, "b");
        _story.File(b, "file");
        _story.File(_story.Root, "aside");
        _story.Node(a, new NodeEvent.Locked(_story.Space, Lock("urn:uuid:1"), _story.Alan));
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.True((await FindAsync(core, "a")).HasLocksOnPath);
        Assert.True((await FindAsync(core, "a", "b", "file")).HasLocksOnPath);
        Assert.True((await FindAsync(core, "a", "new")).HasLocksOnPath);
        Assert.True((await core.Queries.ResolveAsync(null, new PathRoot.AtNode(_story.Space, b), ["file"], false, default)).HasLocksOnPath);
        Assert.False((await FindAsync(core, "aside")).HasLocksOnPath);
        Assert.False((await FindAsync(core)).HasLocksOnPath);

        _story.Node(_story.Root, new NodeEvent.Locked(_story.Space, Lock("urn:uuid:2"), _story.Alan));
        _story.Node(a, new NodeEvent.Unlocked(_story.Space, "urn:uuid:1", _story.Alan));
        await core.FollowAsync(_story);
        Assert.True((await FindAsync(core, "aside")).HasLocksOnPath);
        Assert.True((await FindAsync(core)).HasLocksOnPath);
        Assert.Equal(1, (await FindAsync(core)).Space?.LockCount);
    }

    [Fact]
    public async Task Small_content_comes_along_when_asked_for()
    {
        _story.File(_story.Root, "file");
        await using var core = await CoreModel.CreateAsync(_story);
        await core.Database.ExecuteAsync(@"insert into mt_attachments values (decode(repeat('aa', 32), 'hex'), '\xcafe')");

        var file = await core.Queries.ResolveAsync(null, Roots()[0], ["file"], withInline: true, default);
        Assert.Equal([0xca, 0xfe], file.Inline?.ToArray());
        Assert.Null((await core.Queries.ResolveAsync(null, Roots()[0], ["file"], withInline: false, default)).Inline);
        Assert.Null((await core.Queries.ResolveAsync(null, Roots()[0], [], withInline: true, default)).Inline);
    }

    [Fact]
    public async Task The_callers_account_tells_what_voids_its_verified_credentials()
    {
        await using var core = await CoreModel.CreateAsync(_story);
        var registered = (await FindAsync(core)).Caller!;
        _story.Add("user", _story.Alan.Value, new UserEvent.UserDisabled(_story.Alan));
        await core.FollowAsync(_story);
        var disabled = (await FindAsync(core)).Caller!;

        Assert.Equal((false, 1), (registered.IsDisabled, registered.CredentialVersion.Value));
        Assert.Equal((true, _story.Position), (disabled.IsDisabled, disabled.CredentialVersion.Value));
    }

    [Fact]
    public async Task Nothing_is_found_of_an_unknown_account_or_space_but_the_position()
    {
        await using var core = await CoreModel.CreateAsync(_story);
        foreach (var root in new PathRoot[]
        {
            new PathRoot.InPersonalSpace("nobody"), new PathRoot.InPersonalSpace(Guid.NewGuid().ToString()),
            new PathRoot.InSpace(SpaceId.New()),
            new PathRoot.AtNode(SpaceId.New(), _story.Root), new PathRoot.AtNode(_story.Space, NodeId.New()),
        })
        {
            var found = await core.Queries.ResolveAsync(UserId.New(), root, ["x"], false, default);
            Assert.Equal((null, null, null), (found.Caller, found.Node, found.Parent));
            Assert.Equal(_story.Position, found.Position.Value);
        }
    }

    [Fact]
    public async Task An_account_whose_name_looks_like_anothers_id_does_not_take_its_place()
    {
        _story.Register(_story.Alan.Value.ToString());
        await using var core = await CoreModel.CreateAsync(_story);

        var found = await core.Queries.ResolveAsync(null, new PathRoot.InPersonalSpace(_story.Alan.Value.ToString()), [], false, default);
        Assert.Equal(_story.Space, found.Space?.Id);
    }

    [Fact]
    public async Task Requests_that_share_trips_get_each_its_own_answer()
    {
        var paths = new List<(string[] Path, NodeId Node)>();
        for (var i = 0; i < 40; i++)
        {
            var at = _story.Folder(_story.Root, $"folder {i}");
            var path = new List<string> { $"folder {i}" };
            for (var depth = 0; depth < i % 16; depth++)
            {
                at = _story.Folder(at, $"{i} {depth}");
                path.Add($"{i} {depth}");
            }

            paths.Add(([.. path], at));
        }

        await using var core = await CoreModel.CreateAsync(_story);
        var random = new Random(7);
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, ct) =>
        {
            var (path, node) = paths[random.Next(paths.Count)];
            var found = await core.Queries.ResolveAsync(_story.Alan, Roots()[random.Next(4)], path, random.Next(2) == 0, ct);
            Assert.Equal(node, found.Node?.Id);
        });
    }

    private static NodeLock Lock(string token) =>
        new(token, IsExclusive: true, IsDeep: true, OwnerXml: null, UserId.New(), new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private async Task<Resolved> FindAsync(CoreModel core, params string[] path) =>
        await core.Queries.ResolveAsync(_story.Alan, Roots()[0], path, withInline: false, default);

    private PathRoot[] Roots() =>
    [
        new PathRoot.InPersonalSpace("alan"), new PathRoot.InPersonalSpace(_story.Alan.Value.ToString()),
        new PathRoot.InSpace(_story.Space), new PathRoot.AtNode(_story.Space, _story.Root),
    ];
}
