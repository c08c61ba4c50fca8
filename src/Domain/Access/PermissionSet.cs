using System.Collections;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Domain.Access;

/// <summary>Permissions together. The empty set, granted, is a denial: it takes away what was granted above.</summary>
[JsonConverter(typeof(PermissionSetConverter))]
public readonly record struct PermissionSet(Permission Bits) : IEnumerable<Permission>
{
    public static PermissionSet None => default;

    /// <summary>Their names in the log. They are data: never renamed.</summary>
    private static readonly (Permission Permission, string Name)[] Names =
    [
        (Permission.Stat, "stat"),
        (Permission.GetPath, "get_path"),
        (Permission.GetQuota, "get_quota"),
        (Permission.ReadContent, "read_content"),
        (Permission.ListFolder, "list_folder"),
        (Permission.ListTrash, "list_trash"),
        (Permission.Upload, "upload"),
        (Permission.CreateFolder, "create_folder"),
        (Permission.Delete, "delete"),
        (Permission.Move, "move"),
        (Permission.RestoreTrash, "restore_trash"),
        (Permission.ListVersions, "list_versions"),
        (Permission.RestoreVersion, "restore_version"),
        (Permission.ListGrants, "list_grants"),
        (Permission.AddGrant, "add_grant"),
        (Permission.UpdateGrant, "update_grant"),
        (Permission.RemoveGrant, "remove_grant"),
        (Permission.DenyGrant, "deny_grant"),
        (Permission.PurgeTrash, "purge_trash"),
    ];

    public static readonly PermissionSet All = new(Names.Aggregate(Permission.None, static (all, each) => all | each.Permission));

    public bool IsEmpty => Bits == Permission.None;

    public int Count => BitOperations.PopCount((uint)Bits);

    public bool Has(Permission permission) => (Bits & permission) == permission;

    /// <summary>Whether nothing is in <paramref name="other"/> that is not here.</summary>
    public bool Covers(PermissionSet other) => (other.Bits & ~Bits) == Permission.None;

    public static PermissionSet operator |(PermissionSet left, PermissionSet right) => new(left.Bits | right.Bits);

    public static PermissionSet operator &(PermissionSet left, PermissionSet right) => new(left.Bits & right.Bits);

    public static implicit operator PermissionSet(Permission bits) => new(bits);

    public IEnumerator<Permission> GetEnumerator()
    {
        foreach (var (permission, _) in Names)
            if (Has(permission)) yield return permission;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(' ', Texts());

    internal IEnumerable<string> Texts()
    {
        foreach (var (permission, name) in Names)
            if (Has(permission)) yield return name;
    }

    internal static Permission Parse(string text) => Array.Find(Names, each => each.Name == text) is { Name: not null } found
        ? found.Permission
        : throw new JsonException($"There is no permission \"{text}\".");
}

internal sealed class PermissionSetConverter : JsonConverter<PermissionSet>
{
    public override PermissionSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Permissions are a list.");
        var bits = Permission.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) bits |= PermissionSet.Parse(reader.GetString()!);
        return bits;
    }

    public override void Write(Utf8JsonWriter writer, PermissionSet value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value.Texts()) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
