using System.Globalization;
using Domain;

namespace Projections.Activity;

/// <summary>Something that happened. Names and paths are those of that moment.</summary>
/// <param name="Verb">One of <see cref="Activity.Verb"/>.</param>
/// <param name="ActorName">The sign-in name of who did it; null when nobody was verified, or it was the system.</param>
/// <param name="Subject">The account it was done to, when it was done to one.</param>
/// <param name="Path">Below the space's root, with a leading slash.</param>
/// <param name="FromPath">Where it stood before, or what it was copied from.</param>
/// <param name="SizeBytes">Of the content written or read, or given back by a purge.</param>
/// <param name="Count">Equal happenings recorded as one.</param>
/// <param name="Detail">refused: action and code; version_restored: the version; properties_changed: names; quota_set: bytes.</param>
public sealed record ActivityRow(
    ActivityCursor Cursor, DateTimeOffset At, string Verb, UserId? Actor, string? ActorName, UserId? Subject, string? SubjectName,
    SpaceId? Space, string? SpaceName, NodeId? Node, bool IsFolder, string? Name, string? Path, string? FromPath, long? SizeBytes,
    int Count, string? Detail)
{
    /// <summary>The node and the folders above it at that moment, of a move on both sides; without the space's root.</summary>
    public IReadOnlyList<Guid> Chain { get; init; } = [];
}

/// <summary>A place in the list. One event may be several rows.</summary>
public readonly record struct ActivityCursor(long Position, int Item)
{
    /// <summary>Written <c>position</c> or <c>position.item</c>.</summary>
    public static ActivityCursor? Parse(string text)
    {
        var parts = text.Split('.');
        var item = 0;
        return parts.Length <= 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && (parts.Length == 1 || int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out item))
            ? new ActivityCursor(position, item)
            : null;
    }

    public override string ToString() =>
        Item == 0 ? Position.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Position}.{Item}");
}

/// <summary>What to list; all that is given must hold.</summary>
/// <param name="Node">What happened to this node or to anything that was below it at that moment.</param>
/// <param name="Person">What this person did, or what was done to their account.</param>
/// <param name="Before">Only what is older than this row.</param>
public sealed record ActivityFilter(NodeId? Node = null, SpaceId? Space = null, UserId? Person = null, ActivityCursor? Before = null)
{
    public const int PageMax = 1_000;

    /// <summary>Nothing that happened to these nodes, or below them at that moment.</summary>
    public IReadOnlyCollection<NodeId> Without { get; init; } = [];

    /// <summary>Only what these words tell; null: whatever.</summary>
    public IReadOnlyCollection<string>? Verbs { get; init; }

    /// <summary>Nothing that happened before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Rows of the page.</summary>
    public int Max
    {
        get;
        init => field = value is > 0 and <= PageMax ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 50;
}
