using Domain;
using Domain.Favorites;
using Domain.Nodes;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Core;

[Trait("Category", "db")]
public sealed class MarkQueriesTests
{
    private readonly Story _story = Story.OfAlan();

    [Fact]
    public async Task Tags_are_everybodys_and_favorites_a_persons_own()
    {
        var (a, b, plain) = (_story.File(_story.Root, "a"), _story.File(_story.Root, "b"), _story.File(_story.Root, "plain"));
        var (mary, _, _) = _story.Register("mary");
        Tag(a, "urgent", "later");
        Favorite(_story.Alan, a);
        Favorite(_story.Alan, b);
        Favorite(mary, a);
        await using var core = await CoreModel.CreateAsync(_story);

        var alans = await core.Marks.OfAsync(_story.Alan, [a, b, plain], default);
        Assert.Equal(["later", "urgent"], alans[a].Tags);
        Assert.Equal((true, true, false), (alans[a].IsFavorite, alans[b].IsFavorite, alans.ContainsKey(plain)));
        Assert.False((await core.Marks.OfAsync(mary, b, default)).IsFavorite);
        Assert.Equal((2, false), await OfNobodyAsync(core, a));
        Assert.Equal([b, a], await core.Marks.FavoritesAsync(_story.Alan, 10, default));
        Assert.Equal([b], await core.Marks.FavoritesAsync(_story.Alan, 1, default));
    }

    [Fact]
    public async Task A_space_tells_each_of_its_tags_once()
    {
        var (mary, space, root) = _story.Register("mary");
        foreach (var name in new[] { "a", "b", "c" }) Tag(_story.File(_story.Root, name), "same", name);
        var elsewhere = _story.File(root, "x");
        _story.Node(elsewhere, new NodeEvent.TagsAdded(space, ["hers"], mary));
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal(["a", "b", "c", "same"], await core.Marks.TagsInAsync([_story.Space], 10, default));
        Assert.Equal(["a", "b"], await core.Marks.TagsInAsync([_story.Space], 2, default));
        Assert.Equal(["hers"], (await core.Marks.TaggedInAsync([space], 10, default))[elsewhere]);
    }

    [Fact]
    public async Task What_is_purged_has_no_marks_and_what_was_marked_after_that_is_nowhere()
    {
        var file = _story.File(_story.Root, "a");
        Tag(file, "urgent");
        Favorite(_story.Alan, file);
        _story.Trash(file);
        _story.Purge(file);
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Empty(await core.Marks.OfAsync(_story.Alan, [file], default));
        Assert.Empty(await core.Marks.FavoritesAsync(_story.Alan, 10, default));
        Assert.Empty(await core.Marks.TagsInAsync([_story.Space], 10, default));

        Favorite(_story.Alan, file);
        await core.FollowAsync(_story);
        var found = await core.Marks.FavoritesAsync(_story.Alan, 10, default);
        Assert.Empty(await core.Queries.PlacesAsync([.. found], default));
    }

    private static async Task<(int Tags, bool IsFavorite)> OfNobodyAsync(CoreModel core, NodeId node)
    {
        var marks = await core.Marks.OfAsync(person: null, node, default);
        return (marks.Tags.Count, marks.IsFavorite);
    }

    private void Tag(NodeId node, params string[] tags) =>
        _story.Node(node, new NodeEvent.TagsAdded(_story.Space, [.. tags.Select(tag => new Personal(tag))], _story.Alan));

    private void Favorite(UserId person, NodeId node) =>
        _story.Add("favorite", Guid.NewGuid(), new FavoriteEvent.FavoriteAdded(person, _story.Space, node, person));
}
