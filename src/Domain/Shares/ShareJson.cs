using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.Shares.ShareEvent;

namespace Domain.Shares;

/// <summary>The wire names of a share's events.</summary>
public static class ShareJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(ShareJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["share_created"] = Options.GetTypeInfo(typeof(ShareCreated)),
        ["share_changed"] = Options.GetTypeInfo(typeof(ShareChanged)),
        ["share_revoked"] = Options.GetTypeInfo(typeof(ShareRevoked)),
        ["share_expired"] = Options.GetTypeInfo(typeof(ShareExpired)),
        ["share_accepted"] = Options.GetTypeInfo(typeof(ShareAccepted)),
        ["share_declined"] = Options.GetTypeInfo(typeof(ShareDeclined)),
        ["share_hidden"] = Options.GetTypeInfo(typeof(ShareHidden)),
        ["share_shown"] = Options.GetTypeInfo(typeof(ShareShown)),
    };
}

[JsonSerializable(typeof(ShareCreated))]
[JsonSerializable(typeof(ShareChanged))]
[JsonSerializable(typeof(ShareRevoked))]
[JsonSerializable(typeof(ShareExpired))]
[JsonSerializable(typeof(ShareAccepted))]
[JsonSerializable(typeof(ShareDeclined))]
[JsonSerializable(typeof(ShareHidden))]
[JsonSerializable(typeof(ShareShown))]
internal sealed partial class ShareJsonContext : JsonSerializerContext;
