namespace Api.Graph.Drives;

/// <summary>Spaces, in the words of the protocol: drives.</summary>
internal static class DriveRoutes
{
    public static IEnumerable<GraphRoute> All { get; } =
    [
        .. In(GraphRoutes.Stable),
        .. In(GraphRoutes.Beta),
    ];

    private static IEnumerable<GraphRoute> In(string version) =>
    [
        new("GET", $"{version}/me/drive", ListDrives.PersonalAsync),
        new("GET", $"{version}/me/drives", ListDrives.OwnAsync),
        new("GET", $"{version}/drives", ListDrives.AllAsync),
        new("POST", $"{version}/drives", CreateDrive.HandleAsync),
        new("GET", $"{version}/drives/{{drive}}", ListDrives.OneAsync),
        new("PATCH", $"{version}/drives/{{drive}}", ChangeDrive.HandleAsync),
        new("DELETE", $"{version}/drives/{{drive}}", DeleteDrive.HandleAsync),
    ];
}
