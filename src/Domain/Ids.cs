using System.Text.Json;
using System.Text.Json.Serialization;

namespace Domain;

/// <summary>A person's account. Random, never personal.</summary>
[JsonConverter(typeof(UserIdConverter))]
public readonly record struct UserId(Guid Value)
{
    /// <summary>Nobody: what the server does by itself.</summary>
    public static readonly UserId System = new(Guid.Empty);

    /// <summary>Whoever came by a link without signing in; the link is the envelope's token.</summary>
    public static readonly UserId Public = new(new Guid("7993447f-687f-490d-875c-ac95e89a62a4"));

    public static UserId New() => new(Guid.CreateVersion7());
}

/// <summary>A space (drive).</summary>
[JsonConverter(typeof(SpaceIdConverter))]
public readonly record struct SpaceId(Guid Value)
{
    public static SpaceId New() => new(Guid.CreateVersion7());
}

/// <summary>A file or folder; stays the same through renames, moves, trash and restore.</summary>
[JsonConverter(typeof(NodeIdConverter))]
public readonly record struct NodeId(Guid Value)
{
    public static NodeId New() => new(Guid.CreateVersion7());
}

/// <summary>People, and groups of them, who are granted things together. Random, never personal.</summary>
[JsonConverter(typeof(GroupIdConverter))]
public readonly record struct GroupId(Guid Value)
{
    public static GroupId New() => new(Guid.CreateVersion7());
}

/// <summary>A file or folder granted to a person or a group.</summary>
[JsonConverter(typeof(ShareIdConverter))]
public readonly record struct ShareId(Guid Value)
{
    public static ShareId New() => new(Guid.CreateVersion7());
}

/// <summary>A file or folder opened to whoever knows a link.</summary>
[JsonConverter(typeof(LinkIdConverter))]
public readonly record struct LinkId(Guid Value)
{
    public static LinkId New() => new(Guid.CreateVersion7());
}

/// <summary>Content, named by its SHA-256 in lower-case hex.</summary>
[JsonConverter(typeof(BlobIdConverter))]
public readonly record struct BlobId(string Hex)
{
    public override string ToString() => Hex;
}

/// <summary>An id as the text of its value.</summary>
internal abstract class GuidIdConverter<T>(Func<Guid, T> make, Func<T, Guid> value) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => make(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, T id, JsonSerializerOptions options) => writer.WriteStringValue(value(id));
}

internal sealed class UserIdConverter() : GuidIdConverter<UserId>(static value => new(value), static id => id.Value);

internal sealed class SpaceIdConverter() : GuidIdConverter<SpaceId>(static value => new(value), static id => id.Value);

internal sealed class NodeIdConverter() : GuidIdConverter<NodeId>(static value => new(value), static id => id.Value);

internal sealed class GroupIdConverter() : GuidIdConverter<GroupId>(static value => new(value), static id => id.Value);

internal sealed class ShareIdConverter() : GuidIdConverter<ShareId>(static value => new(value), static id => id.Value);

internal sealed class LinkIdConverter() : GuidIdConverter<LinkId>(static value => new(value), static id => id.Value);

internal sealed class BlobIdConverter : JsonConverter<BlobId>
{
    public override BlobId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A blob id may not be null."));

    public override void Write(Utf8JsonWriter writer, BlobId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Hex);
}
