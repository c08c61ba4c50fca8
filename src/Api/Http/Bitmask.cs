using Domain.Access;

namespace Api.Http;

/// <summary>Permissions as the OCS sharing API counts them: read 1, update 2, create 4, delete 8.</summary>
public static class Bitmask
{
    public const int Read = 1, Update = 2, Create = 4, Delete = 8, Share = 16;

    public const int All = Read | Update | Create | Delete;

    public static int Of(PermissionSet permissions) =>
        (permissions.Has(Permission.ReadContent) ? Read : 0)
        | (permissions.Has(Permission.Upload) && (permissions.Has(Permission.RestoreTrash) || !permissions.Has(Permission.CreateFolder)) ? Update : 0)
        | (permissions.Has(Permission.CreateFolder) ? Create : 0)
        | (permissions.Has(Permission.Delete) ? Delete : 0);
}
