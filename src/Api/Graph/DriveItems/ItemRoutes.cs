using Api.Graph.Received;

namespace Api.Graph.DriveItems;

/// <summary>Files and folders, by id.</summary>
internal static class ItemRoutes
{
    public static IEnumerable<GraphRoute> All { get; } =
    [
        new("GET", $"{GraphRoutes.Stable}/me/drive/root", ReadItem.OneAsync),
        new("GET", $"{GraphRoutes.Stable}/me/drive/root/children", ReadItem.ChildrenAsync),
        new("GET", $"{GraphRoutes.Stable}/drives/{{drive}}/root", ReadItem.OneAsync),
        new("GET", $"{GraphRoutes.Stable}/drives/{{drive}}/root/children", ReadItem.ChildrenAsync),
        new("GET", $"{GraphRoutes.Stable}/drives/{{drive}}/items/{{item}}", ReadItem.OneAsync),
        new("GET", $"{GraphRoutes.Stable}/drives/{{drive}}/items/{{item}}/children", ReadItem.ChildrenAsync),
        new("GET", $"{GraphRoutes.Beta}/drives/{{drive}}/items/{{item}}", ReadItem.OneAsync),
        new("POST", $"{GraphRoutes.Beta}/drives/{{drive}}/root/children", Mounts.AcceptAsync),
        new("PATCH", $"{GraphRoutes.Beta}/drives/{{drive}}/items/{{item}}", Mounts.HideAsync),
        new("DELETE", $"{GraphRoutes.Beta}/drives/{{drive}}/items/{{item}}", Mounts.DeclineAsync),
        new("GET", $"{GraphRoutes.Beta}/me/drive/sharedByMe", SharedByMe.HandleAsync),
        new("GET", $"{GraphRoutes.Beta}/me/drive/sharedWithMe", SharedWithMe.HandleAsync),
    ];
}
