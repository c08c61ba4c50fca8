using Npgsql;

namespace Projections.Core;

/// <summary>Rows of the node tables, column by column.</summary>
internal sealed class NodeColumns
{
    private readonly List<Guid> _node = [], _space = [], _recordedBy = [];
    private readonly List<Guid?> _parent = [];
    private readonly List<long> _sizeBytes = [], _etag = [], _version = [], _contentVersion = [], _validFrom = [], _validTo = [];
    private readonly List<DateTime> _mtime = [], _createdAt = [], _recordedAt = [];
    private readonly List<bool> _isFolder = [], _isTrashed = [];
    private readonly List<string> _name = [];
    private readonly List<byte[]?> _digests = [];
    private readonly List<string?> _mimeType = [];

    public int Count => _node.Count;

    public void Clear()
    {
        _node.Clear();
        _space.Clear();
        _recordedBy.Clear();
        _parent.Clear();
        _sizeBytes.Clear();
        _etag.Clear();
        _version.Clear();
        _contentVersion.Clear();
        _validFrom.Clear();
        _validTo.Clear();
        _mtime.Clear();
        _createdAt.Clear();
        _recordedAt.Clear();
        _isFolder.Clear();
        _isTrashed.Clear();
        _name.Clear();
        _digests.Clear();
        _mimeType.Clear();
    }

    /// <param name="validTo">For a row of the past.</param>
    public void Add(NodeState state, long validTo = 0)
    {
        _node.Add(state.Node);
        _space.Add(state.Space);
        _parent.Add(state.Parent);
        _sizeBytes.Add(state.SizeBytes);
        _etag.Add(state.ETag);
        _version.Add(state.Version);
        _contentVersion.Add(state.ContentVersion);
        _validFrom.Add(state.ValidFrom);
        _validTo.Add(validTo);
        _mtime.Add(state.Mtime);
        _createdAt.Add(state.CreatedAt);
        _recordedAt.Add(state.RecordedAt);
        _recordedBy.Add(state.RecordedBy);
        _isFolder.Add(state.IsFolder);
        _isTrashed.Add(state.IsTrashed);
        _name.Add(state.Name);
        _digests.Add(state.Digests);
        _mimeType.Add(state.MimeType);
    }

    public void Insert(NpgsqlBatch writes) => Tree(writes.Statement(InsertSql)).Bigints(_version);

    public void Update(NpgsqlBatch writes) => Tree(writes.Statement(UpdateSql)).Bigints(_version);

    public void InsertPast(NpgsqlBatch writes) => Tree(writes.Statement(InsertPastSql)).Bigints(_validTo);

    /// <summary>$1 to $16, in the order of <see cref="TreeSql"/>.</summary>
    private NpgsqlBatchCommand Tree(NpgsqlBatchCommand command) => command
        .Uuids(_node).Uuids(_space).Uuids(_parent).Texts(_name).Booleans(_isFolder).Booleans(_isTrashed).Bigints(_sizeBytes)
        .Bytes(_digests).Texts(_mimeType).Times(_mtime).Times(_createdAt).Bigints(_etag).Bigints(_contentVersion).Times(_recordedAt)
        .Uuids(_recordedBy).Bigints(_validFrom);

    public const string TreeSql = """
        node, space, parent, name, is_folder, is_trashed, size_bytes, digests, mime_type, mtime, created_at, etag_position,
            content_version, recorded_at, recorded_by, valid_from
        """;

    // Arrays unnested in the select list go in step, one row at a time; in the from clause each would be stored in full first.
    private const string ValuesSql = """
        select unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8), unnest($9), unnest($10),
            unnest($11), unnest($12), unnest($13), unnest($14), unnest($15), unnest($16), unnest($17)
        """;

    private const string InsertSql = $"insert into nodes ({TreeSql}, version) {ValuesSql}";

    private const string InsertPastSql = $"insert into nodes_past ({TreeSql}, valid_to) {ValuesSql}";

    // Not an update with a join: a plan kept from when the table was small could read all of it.
    private const string UpdateSql = $"""
        {InsertSql}
        on conflict (node) do update set parent = excluded.parent, name = excluded.name, is_trashed = excluded.is_trashed,
            size_bytes = excluded.size_bytes, digests = excluded.digests, mime_type = excluded.mime_type, mtime = excluded.mtime,
            etag_position = excluded.etag_position, content_version = excluded.content_version, recorded_at = excluded.recorded_at,
            recorded_by = excluded.recorded_by, valid_from = excluded.valid_from, version = excluded.version
        """;
}
