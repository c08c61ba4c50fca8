using System.Collections.Concurrent;
using Domain.Access;

namespace Api.Http;

/// <summary>
/// What the caller may do with a node, in the sync clients' letters and their order: S shared with the caller, R share on, M mount point,
/// D delete, N rename, V move, W write (file), C create a file and K a folder in it, Z deny, P purge, X look at only.
/// </summary>
public static class Permissions
{
    private static readonly ConcurrentDictionary<(Permission, NodeStation), string> Texts = [];

    public static string Of(PermissionSet permissions, NodeStation station) =>
        Texts.GetOrAdd((permissions.Bits, station), static key => Build(new(key.Item1), key.Item2));

    private static string Build(PermissionSet may, NodeStation station)
    {
        var (isFolder, isFixed) = (station.HasFlag(NodeStation.Folder), (station & (NodeStation.Root | NodeStation.Mount)) != 0);
        return string.Concat(
            station.HasFlag(NodeStation.Shared) ? "S" : "",
            may.Has(Permission.AddGrant) ? "R" : "",
            station.HasFlag(NodeStation.Mount) ? "M" : "",
            may.Has(Permission.Delete) && !isFixed ? "D" : "",
            may.Has(Permission.Move) && !isFixed ? "NV" : "",
            may.Has(Permission.Upload) && !isFolder ? "W" : "",
            may.Has(Permission.CreateFolder | Permission.Upload) && isFolder ? "CK" : "",
            may.Has(Permission.DenyGrant) ? "Z" : "",
            may.Has(Permission.PurgeTrash) ? "P" : "",
            may.Has(Permission.Stat) && !may.Has(Permission.ReadContent) && !may.Has(Permission.Upload) ? "X" : "");
    }
}

/// <summary>What a node is where the caller sees it.</summary>
[Flags]
public enum NodeStation
{
    None = 0,
    Folder = 1,

    /// <summary>A space's root stays where it is.</summary>
    Root = 2,

    /// <summary>Reached through a share.</summary>
    Shared = 4,

    /// <summary>Itself what is shared, in the share jail.</summary>
    Mount = 8,
}
