using System.Text.Json;
using Domain.Users;

namespace Api.Graph.Applications;

/// <summary>This server as an application, with the roles that accounts can have in it. Its id is the installation's.</summary>
internal static class ReadApplications
{
    public const string Name = WellKnown.StatusPhp.ProductName;

    public static IEnumerable<GraphRoute> All { get; } =
    [
        new("GET", $"{GraphRoutes.Stable}/applications", AllAsync),
        new("GET", $"{GraphRoutes.Stable}/applications/{{application}}", OneAsync),
    ];

    private static Task<GraphAnswer> AllAsync(GraphRequest request, CancellationToken ct) =>
        Task.FromResult(GraphAnswer.List<Guid>([request.Storage], request.Query.HasCount, Write));

    private static Task<GraphAnswer> OneAsync(GraphRequest request, CancellationToken ct) => Task.FromResult(
        Guid.TryParseExact(request["application"], "D", out var id) && id == request.Storage
            ? GraphAnswer.Ok(json => Write(json, id))
            : GraphRefusal.NotFound);

    private static void Write(Utf8JsonWriter json, Guid application)
    {
        json.WriteStartObject();
        json.WriteString("id", application);
        json.WriteString("displayName", Name);
        json.WriteStartArray("appRoles");
        foreach (var role in AccountRole.All)
        {
            json.WriteStartObject();
            json.WriteString("id", role.Id);
            json.WriteString("displayName", role.DisplayName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
