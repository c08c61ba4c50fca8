using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.Access.AccessEvent;

namespace Domain.Access;

/// <summary>The wire names of reads, sign-ins and refusals.</summary>
public static class AccessJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(AccessJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["downloaded"] = Options.GetTypeInfo(typeof(Downloaded)),
        ["signed_in"] = Options.GetTypeInfo(typeof(SignedIn)),
        ["sign_in_refused"] = Options.GetTypeInfo(typeof(SignInRefused)),
        ["command_refused"] = Options.GetTypeInfo(typeof(CommandRefused)),
        ["access_events_shed"] = Options.GetTypeInfo(typeof(AccessEventsShed)),
    };
}

[JsonSerializable(typeof(Downloaded))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(SignInRefused))]
[JsonSerializable(typeof(CommandRefused))]
[JsonSerializable(typeof(AccessEventsShed))]
internal sealed partial class AccessJsonContext : JsonSerializerContext;
