using Npgsql;

namespace Projections.Core;

/// <summary>Contents that a batch replaced.</summary>
internal sealed class VersionChanges
{
    private readonly List<Guid> _node = [], _recordedBy = [];
    private readonly List<long> _position = [], _sizeBytes = [];
    private readonly List<DateTime> _mtime = [], _recordedAt = [];
    private readonly List<byte[]?> _digests = [];
    private readonly List<string?> _mimeType = [];

    public void Begin()
    {
        _node.Clear();
        _recordedBy.Clear();
        _position.Clear();
        _sizeBytes.Clear();
        _mtime.Clear();
        _recordedAt.Clear();
        _digests.Clear();
        _mimeType.Clear();
    }

    /// <param name="state">The file, while it still has the content that is replaced.</param>
    public void Add(NodeState state)
    {
        _node.Add(state.Node);
        _position.Add(state.ContentVersion);
        _sizeBytes.Add(state.SizeBytes);
        _mtime.Add(state.Mtime);
        _recordedAt.Add(state.RecordedAt);
        _recordedBy.Add(state.RecordedBy);
        _digests.Add(state.Digests);
        _mimeType.Add(state.MimeType);
    }

    public void Write(NpgsqlBatch writes)
    {
        if (_node.Count == 0) return;
        writes.Statement(Sql).Uuids(_node).Bigints(_position).Bigints(_sizeBytes).Times(_mtime).Times(_recordedAt).Uuids(_recordedBy)
            .Bytes(_digests).Texts(_mimeType);
    }

    private const string Sql = """
        insert into versions (node, position, size_bytes, mtime, recorded_at, recorded_by, digests, mime_type)
        select unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8)
        """;
}
