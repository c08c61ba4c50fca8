using Domain.Access;
using static Domain.Access.Permission;

namespace Domain.Links;

/// <summary>What a link opens. The names are LibreGraph's, and data in the log.</summary>
/// <param name="OfFile">Null: files have no link of this type.</param>
public sealed record LinkType(string Name, PermissionSet? OfFolder, PermissionSet? OfFile)
{
    /// <summary>For people who sign in, with what they are granted otherwise: an address, no grant.</summary>
    public static readonly LinkType Internal = new("internal", PermissionSet.None, PermissionSet.None);

    public static readonly LinkType View = new("view", Roles.Viewer.Permissions, Roles.Viewer.Permissions);

    public static readonly LinkType Upload = new(
        "upload", Roles.Viewer.Permissions | CreateFolder | Permission.Upload, null);

    public static readonly LinkType Edit = new(
        "edit", Roles.Editor.Permissions, Roles.FileEditor.Permissions);

    /// <summary>File drop: who puts something there does not see what others put.</summary>
    public static readonly LinkType CreateOnly = new("createOnly", Stat | GetPath | CreateFolder | Permission.Upload, null);

    public static readonly LinkType BlocksDownload = new(
        "blocksDownload", Roles.SecureViewer.Permissions, Roles.SecureViewer.Permissions);

    public static IReadOnlyList<LinkType> All { get; } = [Internal, View, Upload, Edit, CreateOnly, BlocksDownload];

    public static LinkType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    public PermissionSet? Permissions(bool isFolder) => isFolder ? OfFolder : OfFile;
}
