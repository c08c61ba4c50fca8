using Api.Http;
using GraphQl.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Api;

/// <summary>Where the composition root plugs the heads in.</summary>
public static class OpenCloudApi
{
    private const int HeadersMaxBytes = 16 * 1024;
    private const int HeadersMax = 64;
    private const int RequestLineMaxBytes = 12 * 1024;

    /// <summary>Slower than this a client only keeps others out. The grace lets a slow start or a short standstill pass.</summary>
    private const double DataRateMinBytesPerSecond = 240;

    private static readonly TimeSpan DataRateGrace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(15);

    /// <summary>Answers every request of <paramref name="app"/>: WebDAV, OCS, LibreGraph, GraphQL, status, health and metrics.</summary>
    public static void MapOpenCloud(this IApplicationBuilder app, ApiServices services)
    {
        var heads = new Heads(services);
        app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(heads.Dispose);
        app.UseGraphQlSockets();
        app.Run(new Edge(services, heads).HandleAsync);
    }

    /// <summary>The edge's limits on connections, headers and bodies.</summary>
    public static void ConfigureKestrel(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestHeadersTotalSize = HeadersMaxBytes;
        limits.MaxRequestHeaderCount = HeadersMax;
        limits.MaxRequestLineSize = RequestLineMaxBytes;
        limits.RequestHeadersTimeout = HeadersWithin;
        limits.KeepAliveTimeout = KeepAlive;
        limits.MinRequestBodyDataRate = new(DataRateMinBytesPerSecond, DataRateGrace);
        limits.MinResponseDataRate = new(DataRateMinBytesPerSecond, DataRateGrace);

        // A file may be of any size: quotas and the disk bound it. XML bodies have limits of their own.
        limits.MaxRequestBodySize = null;
    }
}
