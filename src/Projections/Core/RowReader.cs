using Domain;
using Domain.Users;
using EventStore;
using Npgsql;

namespace Projections.Core;

/// <summary>Columns as the queries name them, and rows made of them by position: one place for both, so that they cannot part.</summary>
internal static class RowReader
{
    /// <summary>Where core stands, in the snapshot that the rest is read in.</summary>
    public const string Position =
        $"coalesce((select c.last_seq_id from public.mt_event_progression c where c.name = '{CoreDefinition.Name}'), 0)";

    /// <summary>Of a node <c>n</c> with its totals <c>t</c>.</summary>
    public const string Node = """
        n.node, n.space, n.parent, n.name, n.is_folder, n.is_trashed, coalesce(t.size_bytes, n.size_bytes), coalesce(t.mtime, n.mtime),
        n.created_at, coalesce(t.etag_position, n.etag_position), n.version, n.content_version, n.digests, n.mime_type,
        n.has_locks, n.has_properties
        """;

    public const int NodeCount = 16;

    /// <summary>The totals of a node <c>n</c>: nothing is looked up for a file.</summary>
    public static readonly string Totals = LookUp.Maybe("core.folder_totals", "t", "n.is_folder and x.node = n.node");

    /// <summary>Of an account <c>u</c>.</summary>
    public const string User = "u.id, u.name, u.display_name, u.mail, u.role, u.is_disabled, u.credential_version, u.personal_space, u.is_deleted";

    public const int UserCount = 9;

    /// <summary>Of a space <c>s</c>.</summary>
    public const string Space = """
        s.id, s.owner, coalesce(s.owner_name, ''), coalesce(s.owner_display_name, ''), s.root, s.name, s.used_bytes, s.quota_bytes, s.lock_count,
        s.is_disabled, s.is_personal, s.alias
        """;

    public const int SpaceCount = 12;

    extension(NpgsqlDataReader row)
    {
        public NodeRow ReadNode(int at) => new(
            new NodeId(row.GetGuid(at)),
            new SpaceId(row.GetGuid(at + 1)),
            row.IsDBNull(at + 2) ? null : new NodeId(row.GetGuid(at + 2)),
            row.GetString(at + 3),
            row.GetBoolean(at + 4),
            row.GetBoolean(at + 5),
            row.GetInt64(at + 6),
            row.ReadTime(at + 7),
            row.ReadTime(at + 8),
            new LogPosition(row.GetInt64(at + 9)),
            row.GetInt64(at + 10),
            new LogPosition(row.GetInt64(at + 11)),
            row.IsDBNull(at + 12) ? null : new Digests(row.GetFieldValue<byte[]>(at + 12)),
            row.ReadText(at + 13),
            row.GetBoolean(at + 14),
            row.GetBoolean(at + 15));

        public UserRow ReadUser(int at) => new(
            new UserId(row.GetGuid(at)),
            row.GetString(at + 1),
            row.GetString(at + 2),
            row.ReadText(at + 3),
            AccountRole.FindByName(row.GetString(at + 4)) ?? AccountRole.Guest,
            row.GetBoolean(at + 5),
            new LogPosition(row.GetInt64(at + 6)),
            row.IsDBNull(at + 7) ? null : new SpaceId(row.GetGuid(at + 7)),
            row.GetBoolean(at + 8));

        public SpaceRow ReadSpace(int at) => new(
            new SpaceId(row.GetGuid(at)),
            row.IsDBNull(at + 1) ? null : new UserId(row.GetGuid(at + 1)),
            row.GetString(at + 2),
            row.GetString(at + 3),
            new NodeId(row.GetGuid(at + 4)),
            row.GetString(at + 5),
            row.GetInt64(at + 6),
            row.IsDBNull(at + 7) ? null : row.GetInt64(at + 7),
            row.GetInt32(at + 8),
            row.GetBoolean(at + 9),
            row.GetBoolean(at + 10),
            row.ReadText(at + 11));

        public DateTimeOffset ReadTime(int at) => new(row.GetDateTime(at));

        public string? ReadText(int at) => row.IsDBNull(at) ? null : row.GetString(at);
    }
}
