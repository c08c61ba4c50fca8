using Domain.Access;
using static Domain.Access.Permission;

namespace Domain.Links;

/// <summary>What a link opens. The names are LibreGraph's, and data in the log.</summary>
/// <param name="OfFile">Null: files have no link of this type.</param>
public sealed record LinkType(string Name, PermissionSet? OfFolder, PermissionSet? OfFile)
{
    private const Permission Read = GetPath | GetQuota | ReadContent | ListFolder | ListTrash | Stat;

    /// <summary>For people who sign in, with what they are granted otherwise: an address, no grant.</summary>
    public static readonly LinkType Internal = new("internal", PermissionSet.None, PermissionSet.None);

    public static readonly LinkType View = new("view", Read, Read);

    public static readonly LinkType Upload = new("upload", Read | CreateFolder | Permission.Upload, null);

    public static readonly LinkType Edit = new(
        "edit", Read | CreateFolder | Delete | Permission.Upload | Move | RestoreTrash, Read | Permission.Upload | RestoreTrash);

    /// <summary>File drop: who puts something there does not see what others put.</summary>
    public static readonly LinkType CreateOnly = new("createOnly", Stat | GetPath | CreateFolder | Permission.Upload, null);

    public static readonly LinkType BlocksDownload = new("blocksDownload", GetPath | ListFolder | Stat, GetPath | ListFolder | Stat);

    public static IReadOnlyList<LinkType> All { get; } = [Internal, View, Upload, Edit, CreateOnly, BlocksDownload];

    public static LinkType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    public PermissionSet? Permissions(bool isFolder) => isFolder ? OfFolder : OfFile;
}
