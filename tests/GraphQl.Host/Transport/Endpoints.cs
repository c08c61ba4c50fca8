using GraphQl.Execution;
using GraphQl.Transport;

namespace GraphQl.Host.Transport;

/// <summary>The transport checks' endpoint, with everything switched on.</summary>
internal static class Endpoints
{
    public static void MapTransport(this WebApplication app)
    {
        var endpoint = new GraphQlEndpoint(new RequestExecutor(TransportSchema.Build(new())), new()
        {
            Persisted = new(),
            WebSockets = new()
            {
                InitWait = TimeSpan.FromSeconds(1),
                OnConnect = static (_, payload, _) => new(Answer(payload)),
            },
        });
        app.MapGraphQl("/transport/graphql", endpoint);
    }

    private static ConnectionAnswer Answer(System.Text.Json.JsonElement payload)
    {
        if (payload.ValueKind != System.Text.Json.JsonValueKind.Object) return ConnectionAnswer.Accept();
        if (payload.TryGetProperty("reject", out _)) return ConnectionAnswer.Refuse();
        return payload.TryGetProperty("greet", out var name)
            ? ConnectionAnswer.Accept(new Dictionary<string, object?> { ["hello"] = name.GetString() })
            : ConnectionAnswer.Accept();
    }
}
