using Domain.Tags;
using static Domain.Nodes.Node;
using static Domain.Nodes.NodeEvent;

namespace Domain.Nodes;

/// <summary>The rules of tags: whoever may change a file or folder tags it, for all who see it.</summary>
public static partial class NodeDecider
{
    /// <summary>Tags of one file or folder: with the longest of them an event still keeps its limit.</summary>
    public const int TagsMax = 100;

    /// <param name="existing">The tags that the node has.</param>
    public static Decision<NodeEvent> AddTags(Node state, IReadOnlyList<string> existing, IReadOnlyList<Tag> tags, UserId by) =>
        ChangeTags(state, existing, tags, [], by);

    /// <inheritdoc cref="AddTags"/>
    public static Decision<NodeEvent> RemoveTags(Node state, IReadOnlyList<string> existing, IReadOnlyList<Tag> tags, UserId by) =>
        ChangeTags(state, existing, [], [.. tags.Select(tag => tag.Value)], by);

    /// <summary>These tags and no others.</summary>
    /// <inheritdoc cref="AddTags"/>
    public static Decision<NodeEvent> SetTags(Node state, IReadOnlyList<string> existing, IReadOnlyList<Tag> tags, UserId by) =>
        ChangeTags(state, existing, tags, [.. existing.Except(tags.Select(tag => tag.Value))], by);

    private static Decision<NodeEvent> ChangeTags(
        Node state, IReadOnlyList<string> existing, IReadOnlyList<Tag> wanted, IReadOnlyList<string> unwanted, UserId by)
    {
        if (state is not Live live) return NotFound;
        var added = wanted.Select(tag => tag.Value).Except(existing).ToList();
        var removed = unwanted.Intersect(existing).ToList();
        if (added.Count > 0 && existing.Count + added.Count - removed.Count > TagsMax)
            return new Refusal(RefusalCode.LimitExceeded, $"A file or folder has at most {TagsMax} tags.");

        var events = new List<NodeEvent>();
        if (removed.Count > 0) events.Add(new TagsRemoved(live.Space, Personal(removed), by));
        if (added.Count > 0) events.Add(new TagsAdded(live.Space, Personal(added), by));
        return new(events);
    }

    private static List<Personal> Personal(List<string> tags) => tags.ConvertAll(static tag => new Personal(tag));
}
