using Domain.Nodes;
using EventStore;
using Npgsql;

namespace Projections.Core;

/// <summary>What a batch put into the trash and took out of it; for each node its last word counts.</summary>
internal sealed class TrashChanges
{
    private readonly Dictionary<Guid, (NodeEvent.Trashed Event, Recorded Recorded)?> _last = [];
    private readonly List<Guid> _removed = [], _node = [], _space = [], _fromParent = [], _by = [];
    private readonly List<string> _name = [], _location = [];
    private readonly List<DateTime> _at = [];
    private readonly List<long> _position = [];

    public void Begin()
    {
        _last.Clear();
        _removed.Clear();
        _node.Clear();
        _space.Clear();
        _fromParent.Clear();
        _by.Clear();
        _name.Clear();
        _location.Clear();
        _at.Clear();
        _position.Clear();
    }

    public void Add(NodeEvent.Trashed trashed, Recorded recorded) => _last[recorded.Stream.Key] = (trashed, recorded);

    public void Remove(Guid node) => _last[node] = null;

    public void Write(NpgsqlBatch writes)
    {
        foreach (var (node, last) in _last)
        {
            // A node may have been taken out and put in again: its old row goes in any case.
            _removed.Add(node);
            if (last is not var (trashed, recorded)) continue;
            _node.Add(node);
            _space.Add(trashed.Space.Value);
            _fromParent.Add(trashed.Parent.Value);
            _name.Add(trashed.Name.Value);
            _location.Add(trashed.Location.Value);
            _by.Add(trashed.By.Value);
            _at.Add(recorded.RecordedAt.UtcDateTime);
            _position.Add(recorded.Position.Value);
        }

        if (_removed.Count > 0) writes.Statement(RemoveSql).Uuids(_removed);
        if (_node.Count == 0) return;
        writes.Statement(AddSql)
            .Uuids(_node).Uuids(_space).Uuids(_fromParent).Texts(_name).Texts(_location).Uuids(_by).Times(_at).Bigints(_position);
    }

    private const string RemoveSql = "delete from trash where node = any($1)";

    private const string AddSql = """
        insert into trash (node, space, from_parent, name, location, trashed_by, trashed_at, position)
        select unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8)
        """;
}
