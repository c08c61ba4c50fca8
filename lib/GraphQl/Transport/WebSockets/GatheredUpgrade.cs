using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphQl.Transport;

/// <summary>Upgrades a connection to a stream that can gather what is written.</summary>
internal sealed class GatheredUpgrade(IHttpUpgradeFeature upgrade) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    /// <summary>Null before the upgrade.</summary>
    public GatheringStream? Stream { get; private set; }

    public async Task<Stream> UpgradeAsync() => Stream = new(await upgrade.UpgradeAsync());

    /// <summary>What a socket of this request writes to; null where the host has no <c>UseGraphQlSockets()</c>.</summary>
    public static GatheringStream? StreamOf(HttpContext http) => (http.Features.Get<IHttpUpgradeFeature>() as GatheredUpgrade)?.Stream;
}

public static class GraphQlSockets
{
    /// <summary>
    /// In place of <c>UseWebSockets()</c>: with it, messages of one socket that wait for each other are sent in one piece.
    /// </summary>
    public static IApplicationBuilder UseGraphQlSockets(this IApplicationBuilder app)
    {
        app.Use(static (HttpContext http, RequestDelegate next) =>
        {
            if (http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
                http.Features.Set<IHttpUpgradeFeature>(new GatheredUpgrade(upgrade));
            return next(http);
        });
        return app.UseWebSockets();
    }
}
