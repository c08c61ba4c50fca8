using Api.Graph.Users;

namespace Api.Graph.Me;

/// <summary>Who one is.</summary>
internal static class ReadMe
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        if (await request.Services.Grants.ProfileAsync(request.User.Id, ct) is not { } profile) return GraphRefusal.NotFound;
        var view = await UserView.LoadAsync(request, profile, ct);
        return GraphAnswer.Ok(json => view.WriteTo(json, request));
    }
}
