using Npgsql;
using Projections.Core.Memory;

namespace Projections.Core;

/// <summary>What a batch adds to and takes from the bytes that spaces hold.</summary>
internal sealed class SpaceUse(CoreChanges changes)
{
    private readonly Dictionary<Guid, long> _deltas = [];
    private readonly List<Guid> _space = [];
    private readonly List<long> _deltaBytes = [];

    public void Begin()
    {
        _deltas.Clear();
        _space.Clear();
        _deltaBytes.Clear();
    }

    public void Add(Guid space, long deltaBytes) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_deltas, space, out _) += deltaBytes;

    public void Write(NpgsqlBatch writes)
    {
        foreach (var (space, deltaBytes) in _deltas)
        {
            if (deltaBytes == 0) continue;
            changes.Grow(space, deltaBytes);
            _space.Add(space);
            _deltaBytes.Add(deltaBytes);
        }

        if (_space.Count > 0) writes.Statement(Sql).Uuids(_space).Bigints(_deltaBytes);
    }

    private const string Sql = """
        update spaces s set used_bytes = s.used_bytes + (select d.delta from unnest($1, $2) as d (id, delta) where d.id = s.id)
        where s.id = any($1)
        """;
}
