using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.AppTokens.AppTokenEvent;

namespace Domain.AppTokens;

/// <summary>The wire names of an app token's events.</summary>
public static class AppTokenJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(AppTokenJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["app_token_created"] = Options.GetTypeInfo(typeof(AppTokenCreated)),
        ["app_token_revoked"] = Options.GetTypeInfo(typeof(AppTokenRevoked)),
    };
}

[JsonSerializable(typeof(AppTokenCreated))]
[JsonSerializable(typeof(AppTokenRevoked))]
internal sealed partial class AppTokenJsonContext : JsonSerializerContext;
