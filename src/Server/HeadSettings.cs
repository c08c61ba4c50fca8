using System.Net;
using Api;
using Api.GraphQl;
using Server.Cli;
using Server.Setup;

namespace Server;

/// <summary>What the heads are told from the environment.</summary>
/// <param name="PublicUrl">See <see cref="ApiOptions.PublicUrl"/>.</param>
/// <param name="TrustedProxies">See <see cref="ApiOptions.TrustedProxies"/>.</param>
/// <param name="IsDepthInfinityAllowed">See <see cref="ApiOptions.IsDepthInfinityAllowed"/>.</param>
/// <param name="CorsOrigins">See <see cref="ApiOptions.CorsOrigins"/>.</param>
/// <param name="GraphQl">See <see cref="ApiOptions.GraphQl"/>; null: as it is by itself.</param>
internal sealed record HeadSettings(
    Uri? PublicUrl, IReadOnlyList<IPNetwork> TrustedProxies, bool IsDepthInfinityAllowed, IReadOnlyList<string> CorsOrigins,
    GraphQlOptions? GraphQl = null)
{
    public const string PublicUrlVariable = "OPENCLOUD_PUBLIC_URL";
    public const string ProxiesVariable = "OPENCLOUD_TRUSTED_PROXIES";
    public const string CorsVariable = "OPENCLOUD_CORS_ORIGINS";
    public const string DepthInfinityVariable = "OPENCLOUD_DEPTH_INFINITY";

    /// <exception cref="CommandFailedException">A variable holds what cannot be understood.</exception>
    public static HeadSettings Read() => new(
        ServerSettings.Variable(PublicUrlVariable) is { } url ? UrlOf(url) : null,
        [.. (ServerSettings.Variable(ProxiesVariable) ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(NetworkOf)],
        IsOn(DepthInfinityVariable),
        [.. (ServerSettings.Variable(CorsVariable) ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(OriginOf)],
        GraphQlSettings.Read());

    public ApiOptions For(Installation installation) => new()
    {
        StorageId = installation.StorageId,
        ProductVersion = VersionCommand.Product,
        PublicUrl = PublicUrl,
        TrustedProxies = TrustedProxies,
        IsDepthInfinityAllowed = IsDepthInfinityAllowed,
        CorsOrigins = CorsOrigins,
        SigningSecret = installation.SigningSecret,
        GraphQl = GraphQl ?? new(),
    };

    private static Uri UrlOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "" }
            ? url
            : throw new CommandFailedException($"{PublicUrlVariable}: '{text}' is no address like https://cloud.example.org.");

    /// <summary>A lone address is a network of one.</summary>
    private static IPNetwork NetworkOf(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new CommandFailedException($"{ProxiesVariable}: '{text}' is no address or network like 10.0.0.0/8.");
    }

    /// <summary>As browsers send it: no path, and no slash at the end.</summary>
    private static string OriginOf(string text) =>
        text == "*" || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == text)
            ? text
            : throw new CommandFailedException($"{CorsVariable}: '{text}' is no origin like https://web.example.org.");

    public static bool IsOn(string variable, bool unless = false) => ServerSettings.Variable(variable)?.ToLowerInvariant() switch
    {
        "1" or "true" or "on" => true,
        "0" or "false" or "off" => false,
        null => unless,
        var text => throw new CommandFailedException($"{variable}: '{text}' is neither on nor off."),
    };
}
