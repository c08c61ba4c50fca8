using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.Nodes.NodeEvent;

namespace Domain.Nodes;

/// <summary>The wire names of a node's events. They are data: never renamed, never used for anything else.</summary>
public static class NodeJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(NodeJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["root_created"] = Options.GetTypeInfo(typeof(RootCreated)),
        ["folder_created"] = Options.GetTypeInfo(typeof(FolderCreated)),
        ["file_created"] = Options.GetTypeInfo(typeof(FileCreated)),
        ["content_uploaded"] = Options.GetTypeInfo(typeof(ContentUploaded)),
        ["version_restored"] = Options.GetTypeInfo(typeof(VersionRestored)),
        ["renamed"] = Options.GetTypeInfo(typeof(Renamed)),
        ["moved"] = Options.GetTypeInfo(typeof(Moved)),
        ["trashed"] = Options.GetTypeInfo(typeof(Trashed)),
        ["restored"] = Options.GetTypeInfo(typeof(Restored)),
        ["purged"] = Options.GetTypeInfo(typeof(Purged)),
        ["mtime_set"] = Options.GetTypeInfo(typeof(MtimeSet)),
        ["properties_changed"] = Options.GetTypeInfo(typeof(PropertiesChanged)),
        ["tags_added"] = Options.GetTypeInfo(typeof(TagsAdded)),
        ["tags_removed"] = Options.GetTypeInfo(typeof(TagsRemoved)),
        ["locked"] = Options.GetTypeInfo(typeof(Locked)),
        ["lock_refreshed"] = Options.GetTypeInfo(typeof(LockRefreshed)),
        ["unlocked"] = Options.GetTypeInfo(typeof(Unlocked)),
    };
}

[JsonSerializable(typeof(RootCreated))]
[JsonSerializable(typeof(FolderCreated))]
[JsonSerializable(typeof(FileCreated))]
[JsonSerializable(typeof(ContentUploaded))]
[JsonSerializable(typeof(VersionRestored))]
[JsonSerializable(typeof(Renamed))]
[JsonSerializable(typeof(Moved))]
[JsonSerializable(typeof(Trashed))]
[JsonSerializable(typeof(Restored))]
[JsonSerializable(typeof(Purged))]
[JsonSerializable(typeof(MtimeSet))]
[JsonSerializable(typeof(PropertiesChanged))]
[JsonSerializable(typeof(TagsAdded))]
[JsonSerializable(typeof(TagsRemoved))]
[JsonSerializable(typeof(Locked))]
[JsonSerializable(typeof(LockRefreshed))]
[JsonSerializable(typeof(Unlocked))]
internal sealed partial class NodeJsonContext : JsonSerializerContext;
