using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Api;

/// <summary>Where the composition root plugs the heads in.</summary>
public static class OpenCloudApi
{
    /// <summary>Answers every request of <paramref name="app"/>: WebDAV, OCS, status, health and metrics.</summary>
    public static void MapOpenCloud(this IApplicationBuilder app, ApiServices services) => throw new NotImplementedException();

    /// <summary>The edge's limits on connections, headers and bodies.</summary>
    public static void ConfigureKestrel(KestrelServerOptions kestrel, ApiOptions options) => throw new NotImplementedException();
}
