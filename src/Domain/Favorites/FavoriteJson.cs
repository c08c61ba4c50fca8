using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.Favorites.FavoriteEvent;

namespace Domain.Favorites;

/// <summary>The wire names of a favorite's events.</summary>
public static class FavoriteJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(FavoriteJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["favorite_added"] = Options.GetTypeInfo(typeof(FavoriteAdded)),
        ["favorite_removed"] = Options.GetTypeInfo(typeof(FavoriteRemoved)),
    };
}

[JsonSerializable(typeof(FavoriteAdded))]
[JsonSerializable(typeof(FavoriteRemoved))]
internal sealed partial class FavoriteJsonContext : JsonSerializerContext;
