using Domain.Nodes;
using EventStore;

namespace Projections.Core;

/// <summary>A row of <c>nodes</c> while events are folded into it.</summary>
internal sealed class NodeState
{
    public required Guid Node { get; init; }

    public required Guid Space { get; init; }

    public required bool IsFolder { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required string Name { get; set; }

    public Guid? Parent { get; set; }

    public bool IsTrashed { get; set; }

    public long SizeBytes { get; set; }

    public byte[]? Digests { get; set; }

    public string? MimeType { get; set; }

    public DateTime Mtime { get; set; }

    public long ETag { get; set; }

    public long Version { get; set; }

    public long ContentVersion { get; set; }

    public DateTime RecordedAt { get; set; }

    public Guid RecordedBy { get; set; }

    public long ValidFrom { get; set; }

    /// <summary>The table has a row of it.</summary>
    public bool IsStored { get; set; }

    /// <summary>It is among those that this batch writes.</summary>
    public bool IsQueued { get; set; }

    public void Hold(Content content, Recorded recorded, Guid by)
    {
        Digests = Core.Digests.Of(content).Bytes;
        SizeBytes = content.SizeBytes;
        MimeType = content.MimeType;
        Mtime = content.Mtime?.UtcDateTime ?? recorded.RecordedAt.UtcDateTime;
        ETag = recorded.Position.Value;
        ContentVersion = recorded.Position.Value;
        RecordedAt = recorded.RecordedAt.UtcDateTime;
        RecordedBy = by;
    }
}

/// <summary>A row of <c>folder_totals</c>, linked to the one above it.</summary>
internal sealed class FolderTotals(Guid node)
{
    public Guid Node { get; } = node;

    /// <summary>Null for a space's root, the top of a trashed tree, and a folder that is yet to come.</summary>
    public FolderTotals? Above { get; set; }

    public long SizeBytes { get; set; }

    public long ETag { get; set; }

    public DateTime Mtime { get; set; }

    public bool IsStored { get; set; }

    public bool IsQueued { get; set; }
}
