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

    public void Insert(NpgsqlBatch writes) => Tree(writes.Statement(InsertSql))
        .Bigints(_version).Uuids(_space).Times(_createdAt).Booleans(_isFolder);

    public void Update(NpgsqlBatch writes) => Tree(writes.Statement(UpdateSql)).Bigints(_version);

    public void InsertPast(NpgsqlBatch writes) => Tree(writes.Statement(InsertPastSql))
        .Bigints(_validTo).Uuids(_space).Times(_createdAt).Booleans(_isFolder);

    /// <summary>$1 to $13: what events change.</summary>
    private NpgsqlBatchCommand Tree(NpgsqlBatchCommand command) => command
        .Uuids(_node).Uuids(_parent).Texts(_name).Booleans(_isTrashed).Bigints(_sizeBytes).Bytes(_digests).Texts(_mimeType)
        .Times(_mtime).Bigints(_etag).Bigints(_contentVersion).Times(_recordedAt).Uuids(_recordedBy).Bigints(_validFrom);

    private const string InsertSql = """
        insert into nodes (node, parent, name, is_trashed, size_bytes, digests, mime_type, mtime, etag_position, content_version,
            recorded_at, recorded_by, valid_from, version, space, created_at, is_folder)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """;

    private const string InsertPastSql = """
        insert into nodes_past (node, parent, name, is_trashed, size_bytes, digests, mime_type, mtime, etag_position, content_version,
            recorded_at, recorded_by, valid_from, valid_to, space, created_at, is_folder)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """;

    private const string UpdateSql = """
        update nodes n set (parent, name, is_trashed, size_bytes, digests, mime_type, mtime, etag_position, content_version,
            recorded_at, recorded_by, valid_from, version)
            = (d.parent, d.name, d.is_trashed, d.size_bytes, d.digests, d.mime_type, d.mtime, d.etag_position, d.content_version,
            d.recorded_at, d.recorded_by, d.valid_from, d.version)
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as d (node, parent, name, is_trashed, size_bytes,
            digests, mime_type, mtime, etag_position, content_version, recorded_at, recorded_by, valid_from, version)
        where n.node = d.node
        """;
}
