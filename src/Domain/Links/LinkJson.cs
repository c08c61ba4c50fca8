using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.Links.LinkEvent;

namespace Domain.Links;

/// <summary>The wire names of a link's events.</summary>
public static class LinkJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(LinkJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["link_created"] = Options.GetTypeInfo(typeof(LinkCreated)),
        ["link_type_changed"] = Options.GetTypeInfo(typeof(LinkTypeChanged)),
        ["link_expiry_set"] = Options.GetTypeInfo(typeof(LinkExpirySet)),
        ["link_labeled"] = Options.GetTypeInfo(typeof(LinkLabeled)),
        ["link_password_set"] = Options.GetTypeInfo(typeof(LinkPasswordSet)),
        ["link_revoked"] = Options.GetTypeInfo(typeof(LinkRevoked)),
        ["link_expired"] = Options.GetTypeInfo(typeof(LinkExpired)),
    };
}

[JsonSerializable(typeof(LinkCreated))]
[JsonSerializable(typeof(LinkTypeChanged))]
[JsonSerializable(typeof(LinkExpirySet))]
[JsonSerializable(typeof(LinkLabeled))]
[JsonSerializable(typeof(LinkPasswordSet))]
[JsonSerializable(typeof(LinkRevoked))]
[JsonSerializable(typeof(LinkExpired))]
internal sealed partial class LinkJsonContext : JsonSerializerContext;
