using System.Text.Json.Serialization;
using static Domain.Access.Permission;

namespace Domain.Access;

/// <summary>What a role may be given on.</summary>
[Flags]
public enum RoleScope
{
    None = 0,
    File = 1,
    Folder = 2,
    Space = 4,
}

/// <summary>A named set of permissions.</summary>
/// <param name="Id">Known to all clients of the ownCloud family: never changed.</param>
/// <param name="Name">The role's name in the OCS sharing API and in records.</param>
/// <param name="IsOffered">Whether clients show it when nothing else is configured.</param>
public sealed record Role(
    Guid Id, string Name, string DisplayName, string Description, PermissionSet Permissions, RoleScope Scope, bool IsOffered)
{
    /// <summary>Given on something it takes away all that was given above it.</summary>
    public bool IsDenial => Permissions.IsEmpty;
}

/// <summary>Every role there is (reference: LibreGraph's unified roles).</summary>
public static class Roles
{
    private const Permission Read = GetPath | GetQuota | ReadContent | ListFolder | ListTrash | Stat;
    private const Permission Edit = Read | CreateFolder | Delete | Upload | Move | RestoreTrash;
    private const Permission EditFile = Read | Upload | RestoreTrash;
    private const Permission Versions = ListVersions | RestoreVersion;

    public static readonly Role Viewer = new(
        new("b1e2218d-eef8-4d4c-b82d-0f1a1b48f3b5"), "viewer", "Can view", "View and download.",
        Read, RoleScope.File | RoleScope.Folder, IsOffered: true);

    public static readonly Role ViewerListGrants = new(
        new("d5041006-ebb3-4b4a-b6a4-7c180ecfb17d"), "viewer-list-grants", "Can view", "View, download and show all invited people.",
        Read | ListGrants, RoleScope.File | RoleScope.Folder, IsOffered: false);

    public static readonly Role SpaceViewer = new(
        new("a8d5fe5e-96e3-418d-825b-534dbdf22b99"), "spaceviewer", "Can view", "View and download.",
        Read | ListGrants, RoleScope.Space, IsOffered: true);

    public static readonly Role Editor = new(
        new("fb6c3e19-e378-47e5-b277-9732f9de6e21"), "editor", "Can edit", "View, download, upload, edit, add and delete.",
        Edit, RoleScope.Folder, IsOffered: true);

    public static readonly Role EditorListGrants = new(
        new("e8ea8b21-abd4-45d2-b893-8d1546378e9e"), "editor-list-grants", "Can edit",
        "View, download, upload, edit, add, delete and show all invited people.", Edit | ListGrants, RoleScope.Folder, IsOffered: false);

    public static readonly Role SpaceEditor = new(
        new("58c63c02-1d89-4572-916a-870abc5a1b7d"), "spaceeditor", "Can edit",
        "View, download, upload, edit, add, delete, and restore versions.", Edit | ListGrants | Versions, RoleScope.Space, IsOffered: true);

    public static readonly Role SpaceEditorWithoutVersions = new(
        new("3284f2d5-0070-4ad8-ac40-c247f7c1fb27"), "spaceeditor-without-versions", "Can edit without versions",
        "View, download, upload, edit, add and delete.", Edit | ListGrants, RoleScope.Space, IsOffered: false);

    public static readonly Role FileEditor = new(
        new("2d00ce52-1fc2-4dbc-8b95-a73b73395f5a"), "file-editor", "Can edit", "View, download and edit.",
        EditFile, RoleScope.File, IsOffered: true);

    public static readonly Role FileEditorListGrants = new(
        new("c1235aea-d106-42db-8458-7d5610fb0a67"), "file-editor-list-grants", "Can edit",
        "View, download, edit and show all invited people.", EditFile | ListGrants, RoleScope.File, IsOffered: false);

    public static readonly Role EditorLite = new(
        new("1c996275-f1c9-4e71-abdf-a42f6495e960"), "editor-lite", "Can upload", "View, download, upload, edit and add.",
        Stat | GetPath | CreateFolder | Upload | ReadContent | ListFolder | Move, RoleScope.Folder, IsOffered: true);

    public static readonly Role Manager = new(
        new("312c0871-5ef7-4b3a-85b6-0e4074c64049"), "manager", "Can manage", "View, download, upload, edit, add, delete and manage members.",
        Edit | ListGrants | Versions | PurgeTrash | AddGrant | UpdateGrant | RemoveGrant | DenyGrant, RoleScope.Space, IsOffered: true);

    public static readonly Role SecureViewer = new(
        new("aa97fe03-7980-45ac-9e50-b325749fd7e6"), "secure-viewer", "Can view (secure)", "View only, without downloading.",
        GetPath | ListFolder | Stat, RoleScope.File | RoleScope.Folder, IsOffered: false);

    public static readonly Role Denied = new(
        new("63e64e19-8d43-42ec-a738-2b6af2610efa"), "denied", "Cannot access", "No access.",
        None, RoleScope.Folder, IsOffered: false);

    public static IReadOnlyList<Role> All { get; } =
    [
        Viewer, ViewerListGrants, SpaceViewer, Editor, EditorListGrants, SpaceEditor, SpaceEditorWithoutVersions, FileEditor,
        FileEditorListGrants, EditorLite, Manager, SecureViewer, Denied,
    ];

    public static Role? Find(Guid id) => All.FirstOrDefault(role => role.Id == id);

    public static Role? FindByName(string name) => All.FirstOrDefault(role => role.Name == name);

    /// <summary>The role that grants just this on such a thing; null for a set that no role has.</summary>
    public static Role? Matching(PermissionSet permissions, RoleScope scope) =>
        All.FirstOrDefault(role => role.Permissions == permissions && role.Scope.HasFlag(scope));
}

/// <summary>Whom something is granted to.</summary>
public enum GranteeKind
{
    User,
    Group,
}

/// <param name="Id">Of the account or the group.</param>
[JsonConverter(typeof(GranteeConverter))]
public readonly record struct Grantee(GranteeKind Kind, Guid Id)
{
    public bool IsGroup => Kind == GranteeKind.Group;

    public static Grantee User(UserId user) => new(GranteeKind.User, user.Value);

    public static Grantee Group(GroupId group) => new(GranteeKind.Group, group.Value);

    /// <summary><c>user:</c> or <c>group:</c> and the id: data, in the log and in reserved names.</summary>
    public override string ToString() => $"{(IsGroup ? "group" : "user")}:{Id:D}";
}
