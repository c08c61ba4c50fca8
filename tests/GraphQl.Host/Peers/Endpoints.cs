using GraphQl.Execution;
using GraphQl.Transport;

namespace GraphQl.Host.Peers;

/// <summary>The endpoint of the comparison.</summary>
internal static class Endpoints
{
    public static void MapPeers(this WebApplication app) => app.MapGraphQl(
        "/peers/graphql",
        new(new RequestExecutor(PeersSchema.Build()), new() { CreateScope = static (_, _) => new(PeersSchema.CreateScope()) }));
}
