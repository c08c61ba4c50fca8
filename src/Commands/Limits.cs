using Domain.Locks;
using Domain.Nodes;

namespace Commands;

/// <summary>Named limits of the write side.</summary>
public static class Limits
{
    /// <summary>
    /// How long a command is tried again while others change the same things, from when it was first too late. Time and not a count: each
    /// loss is somebody else's success, and where two servers race, the one that learns later of what the other did loses most rounds.
    /// </summary>
    public static readonly TimeSpan ContendedMax = TimeSpan.FromSeconds(10);

    /// <summary>Nodes appended at once by a copy.</summary>
    public const int CopyChunkMax = 2_000;

    /// <summary>Events, and bytes of them, appended at once by a copy: nodes with many properties make a chunk smaller.</summary>
    public const int CopyChunkEventsMax = 5_000;

    public const int CopyChunkMaxBytes = 4 * 1024 * 1024;

    /// <summary>Nodes of one copy.</summary>
    public const int CopyNodesMax = 100_000;

    /// <summary>Folders above a node, the root not counted.</summary>
    public const int DepthMax = 128;

    /// <summary>UTF-8 bytes of a name.</summary>
    public const int NameMaxBytes = NodeName.MaxBytes;

    public const int LocksPerNodeMax = LockRules.PerNodeMax;

    public const int PropertiesPerNodeMax = NodeDecider.PropertiesMax;

    public const int PropertyMaxBytes = 16 * 1024;

    /// <summary>All properties named in one request, as they are written in the event.</summary>
    public const int PropertiesChangeMaxBytes = 48 * 1024;

    /// <summary>The client's owner element of a lock.</summary>
    public const int LockOwnerMaxBytes = 8 * 1024;

    /// <summary>The path kept with a trashed node; a longer one loses its beginning.</summary>
    public const int LocationMaxBytes = 32 * 1024;

    public static readonly TimeSpan LockTimeoutMax = TimeSpan.FromDays(7);

    public static readonly TimeSpan LockTimeoutDefault = TimeSpan.FromMinutes(30);
}
