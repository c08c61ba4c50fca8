using Domain;
using Domain.Nodes;
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

            var belowNothing = await core.Queries.ResolveAsync(_story.Alan, root, [.. path[..^1], "other", "x"], withInline: false, default);
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

    private PathRoot[] Roots() =>
    [
        new PathRoot.InPersonalSpace("alan"), new PathRoot.InPersonalSpace(_story.Alan.Value.ToString()),
        new PathRoot.InSpace(_story.Space), new PathRoot.AtNode(_story.Space, _story.Root),
    ];
}
