using Domain;
using Domain.Nodes;
using Domain.Tags;
using EventStore;

namespace Commands;

/// <summary>The words that people find files and folders by.</summary>
public sealed partial class Nodes
{
    /// <param name="existing">The tags that core has on the node.</param>
    public Task<Outcome> AddTagsAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot node, IReadOnlyList<string> existing, IReadOnlyList<Tag> tags,
        CancellationToken ct) =>
        DecideAsync(by, seenAt, node, NodeDecider.AddTags(node.ToNode(), existing, tags, by.Actor), change => change, ct);

    /// <inheritdoc cref="AddTagsAsync"/>
    public Task<Outcome> RemoveTagsAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot node, IReadOnlyList<string> existing, IReadOnlyList<Tag> tags,
        CancellationToken ct) =>
        DecideAsync(by, seenAt, node, NodeDecider.RemoveTags(node.ToNode(), existing, tags, by.Actor), change => change, ct);
}
