using System.Text.Json;
using Domain.Access;

namespace Api.Graph.Permissions;

/// <summary>The protocol's names of single permissions.</summary>
internal static class Actions
{
    private static readonly (Permission Permission, string Name)[] Names =
    [
        (Permission.AddGrant, "libre.graph/driveItem/permissions/create"),
        (Permission.CreateFolder, "libre.graph/driveItem/children/create"),
        (Permission.Delete, "libre.graph/driveItem/standard/delete"),
        (Permission.GetPath, "libre.graph/driveItem/path/read"),
        (Permission.GetQuota, "libre.graph/driveItem/quota/read"),
        (Permission.ReadContent, "libre.graph/driveItem/content/read"),
        (Permission.Upload, "libre.graph/driveItem/upload/create"),
        (Permission.ListGrants, "libre.graph/driveItem/permissions/read"),
        (Permission.ListFolder, "libre.graph/driveItem/children/read"),
        (Permission.ListVersions, "libre.graph/driveItem/versions/read"),
        (Permission.ListTrash, "libre.graph/driveItem/deleted/read"),
        (Permission.Move, "libre.graph/driveItem/path/update"),
        (Permission.RemoveGrant, "libre.graph/driveItem/permissions/delete"),
        (Permission.PurgeTrash, "libre.graph/driveItem/deleted/delete"),
        (Permission.RestoreVersion, "libre.graph/driveItem/versions/update"),
        (Permission.RestoreTrash, "libre.graph/driveItem/deleted/update"),
        (Permission.Stat, "libre.graph/driveItem/basic/read"),
        (Permission.UpdateGrant, "libre.graph/driveItem/permissions/update"),
        (Permission.DenyGrant, "libre.graph/driveItem/permissions/deny"),
    ];

    public static void Write(Utf8JsonWriter json, string member, PermissionSet permissions)
    {
        json.WriteStartArray(member);
        foreach (var (permission, name) in Names)
            if (permissions.Has(permission)) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    /// <summary>Null when one of them is no action.</summary>
    public static PermissionSet? Parse(IEnumerable<string> names)
    {
        var all = PermissionSet.None;
        foreach (var name in names)
        {
            var found = Array.Find(Names, each => each.Name == name);
            if (found.Name is null) return null;
            all |= found.Permission;
        }

        return all;
    }
}
