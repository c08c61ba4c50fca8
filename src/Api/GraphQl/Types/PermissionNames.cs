using Domain.Access;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Types;

/// <summary>enum PermissionName and enum AccessAction — the rights, and what people want to do with them.</summary>
internal static class PermissionNames
{
    public static readonly EnumTypeDefinition Definition = new("PermissionName", "A single right: roles are made of them.",
    [
        Of(Permission.Stat, "See that it exists, with its metadata."),
        Of(Permission.GetPath, "Learn its path."),
        Of(Permission.GetQuota, "Learn the space's quota."),
        Of(Permission.ReadContent, "Read content."),
        Of(Permission.ListFolder, "See what a folder holds."),
        Of(Permission.ListTrash, "See what is in the trash."),
        Of(Permission.Upload, "Write content, of a new file as well."),
        Of(Permission.CreateFolder, "Make folders."),
        Of(Permission.Delete, "Put things into the trash."),
        Of(Permission.Move, "Rename and move."),
        Of(Permission.RestoreTrash, "Bring things back from the trash."),
        Of(Permission.ListVersions, "See old versions of files."),
        Of(Permission.RestoreVersion, "Make an old version the current one."),
        Of(Permission.ListGrants, "See who may do what."),
        Of(Permission.AddGrant, "Grant something to others."),
        Of(Permission.UpdateGrant, "Change what is granted."),
        Of(Permission.RemoveGrant, "Take back what is granted."),
        Of(Permission.DenyGrant, "Deny something to others."),
        Of(Permission.PurgeTrash, "Delete out of the trash, for good."),
    ]);

    public static readonly EnumTypeDefinition Action = new("AccessAction", "What somebody wants to do with a thing.",
    [
        Of(AccessAction.See, "See that it exists, with its metadata."),
        Of(AccessAction.Mark, "Put it among your favorites."),
        Of(AccessAction.List, "See what a folder holds."),
        Of(AccessAction.ReadContent, "Read a file."),
        Of(AccessAction.ReadVersions, "See old versions of a file."),
        Of(AccessAction.RestoreVersion, "Make an old version the current one."),
        Of(AccessAction.Create, "Make a folder."),
        Of(AccessAction.Write, "Make a file, or give one new content."),
        Of(AccessAction.Move, "Rename or move it."),
        Of(AccessAction.Trash, "Put it into the trash."),
        Of(AccessAction.ListTrash, "See what is in the trash."),
        Of(AccessAction.Restore, "Bring something back from the trash."),
        Of(AccessAction.Purge, "Delete something in the trash for good."),
        Of(AccessAction.Lock, "Lock it."),
        Of(AccessAction.SetProperties, "Set its properties."),
        Of(AccessAction.SeeGrants, "See who may do what with it."),
        Of(AccessAction.Grant, "Grant something on it."),
        Of(AccessAction.ChangeGrant, "Change what is granted on it."),
        Of(AccessAction.Revoke, "Take back what is granted on it."),
        Of(AccessAction.Deny, "Deny it to others."),
    ]);

    private static EnumValueDefinition Of<T>(T value, string description) where T : struct, Enum =>
        new(UpperSnake(value.ToString()), description, value);

    /// <summary>As enums are written in GraphQL: PurgeTrash is PURGE_TRASH.</summary>
    private static string UpperSnake(string name) => string.Concat(
        name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
