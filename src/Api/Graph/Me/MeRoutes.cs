namespace Api.Graph.Me;

/// <summary>Oneself.</summary>
internal static class MeRoutes
{
    public static IEnumerable<GraphRoute> All { get; } =
    [
        new("GET", $"{GraphRoutes.Stable}/me", ReadMe.HandleAsync),
        new("PATCH", $"{GraphRoutes.Stable}/me", ChangeMe.HandleAsync),
        new("POST", $"{GraphRoutes.Stable}/me/changePassword", ChangePassword.HandleAsync),
    ];
}
