using Api.GraphQl.Requests;
using EventStore.Subscriptions;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Queries;

/// <summary>Query.server — how the server is doing.</summary>
internal static class ServerQuery
{
    private sealed record State(string Version, long Position, IReadOnlyList<ProjectionStatus> Projections, DateTimeOffset Now);

    public static readonly ObjectTypeDefinition Type = new ObjectType<State>("Server", "How the server is doing.",
    [
        new("version", "String!", state => state.Version, "The release."),
        new("time", "DateTime!", state => state.Now, "Its clock."),
        new("logPosition", "Long!", state => state.Position, "The newest position of the log."),
        new("readModels", "[ReadModel!]!", state => state.Projections, "What queries are answered from, and how far each is."),
    ]);

    public static readonly ObjectTypeDefinition ReadModel = new ObjectType<ProjectionStatus>("ReadModel", "What queries are answered from.",
    [
        new("name", "String!", status => status.Name, "Its name."),
        new("version", "Int!", status => status.Version, "Of its tables."),
        new("position", "Long!", status => status.Position.Value, "The position of the log that it shows."),
        new("lag", "Long!", status => status.Lag, "Events that it does not show yet."),
        new("updatedAt", "DateTime!", status => status.UpdatedAt, "When it last went on."),
        new("hasFailed", "Boolean!", status => status.FailedAt is not null, "Whether it stands still before an event that it cannot take."),
    ]);

    public static readonly Field<object> Definition = new("server", "Server!", ResolveAsync, "How the server is doing.");

    private static async ValueTask<object?> ResolveAsync(object source, FieldContext context)
    {
        var (request, ct) = (context.Request, context.Aborted);
        return new State(
            request.Services.Options.ProductVersion, (await request.Services.Ledger.HeadAsync(ct)).Value,
            await request.Services.Checkpoints.ListAsync(ct), request.Now);
    }
}
