using Domain.Nodes;
using Npgsql;
using Projections.Core.Memory;

namespace Projections.Core;

/// <summary>
/// Locks that a batch set, refreshed and released. Expired ones stay, since a projection has no clock, until the node is locked
/// anew at a time past them; readers leave them out.
/// </summary>
internal sealed class LockChanges(CoreChanges changes)
{
    private readonly Dictionary<(Guid Node, string Token), (Guid Space, NodeLock Lock)?> _last = [];
    private readonly Dictionary<(Guid Node, string Token), DateTime> _refreshed = [];
    private readonly Dictionary<Guid, DateTime> _lockedAt = [];
    private readonly HashSet<Guid> _changedNodes = [], _changedSpaces = [];

    public void Begin()
    {
        _last.Clear();
        _refreshed.Clear();
        _lockedAt.Clear();
        _changedNodes.Clear();
        _changedSpaces.Clear();
    }

    public void Lock(Guid node, Guid space, NodeLock taken, DateTimeOffset at)
    {
        _last[(node, taken.Token)] = (space, taken);
        _refreshed.Remove((node, taken.Token));
        _lockedAt[node] = at.UtcDateTime;
        Changed(node, space);
    }

    public void Refresh(Guid node, string token, DateTimeOffset expiresAt)
    {
        if (_last.TryGetValue((node, token), out var last))
        {
            if (last is var (space, held)) _last[(node, token)] = (space, held with { ExpiresAt = expiresAt });
            return;
        }

        _refreshed[(node, token)] = expiresAt.UtcDateTime;
    }

    public void Unlock(Guid node, Guid space, string token)
    {
        _last[(node, token)] = null;
        _refreshed.Remove((node, token));
        Changed(node, space);
    }

    /// <summary>Locks may have gone with what was purged in this space.</summary>
    public void Purged(Guid space) => _changedSpaces.Add(space);

    public void Write(NpgsqlBatch writes)
    {
        if (_refreshed.Count > 0) WriteRefreshed(writes);
        if (_changedNodes.Count == 0) return;
        WriteRemoved(writes);
        WriteTaken(writes);
        if (_lockedAt.Count > 0) writes.Statement(ExpireSql).Uuids([.. _lockedAt.Keys]).Times([.. _lockedAt.Values]);
        writes.Statement(FlagSql).Uuids([.. _changedNodes]);
    }

    /// <summary>After everything else that takes locks away.</summary>
    public void Count(NpgsqlBatch writes)
    {
        if (_changedSpaces.Count == 0) return;
        writes.Statement(CountSql).Uuids([.. _changedSpaces]);
        foreach (var space in _changedSpaces) changes.Locks(space);
    }

    private void Changed(Guid node, Guid space)
    {
        _changedNodes.Add(node);
        _changedSpaces.Add(space);
    }

    private void WriteRefreshed(NpgsqlBatch writes)
    {
        List<Guid> node = [];
        List<string> token = [];
        foreach (var key in _refreshed.Keys)
        {
            node.Add(key.Node);
            token.Add(key.Token);
        }

        writes.Statement(RefreshSql).Uuids(node).Texts(token).Times([.. _refreshed.Values]);
    }

    private void WriteRemoved(NpgsqlBatch writes)
    {
        List<Guid> node = [];
        List<string> token = [];
        foreach (var (key, last) in _last)
        {
            if (last is not null) continue;
            node.Add(key.Node);
            token.Add(key.Token);
        }

        if (node.Count > 0) writes.Statement(RemoveSql).Uuids(node).Texts(token);
    }

    private void WriteTaken(NpgsqlBatch writes)
    {
        List<Guid> node = [], space = [], holder = [];
        List<string> token = [];
        List<string?> ownerXml = [];
        List<bool> isExclusive = [], isDeep = [];
        List<DateTime> expiresAt = [];
        foreach (var (key, last) in _last)
        {
            if (last is not var (lockSpace, taken)) continue;
            node.Add(key.Node);
            token.Add(key.Token);
            space.Add(lockSpace);
            isExclusive.Add(taken.IsExclusive);
            isDeep.Add(taken.IsDeep);
            ownerXml.Add(taken.OwnerXml?.Value);
            holder.Add(taken.Holder.Value);
            expiresAt.Add(taken.ExpiresAt.UtcDateTime);
        }

        if (node.Count == 0) return;
        writes.Statement(TakeSql)
            .Uuids(node).Texts(token).Uuids(space).Booleans(isExclusive).Booleans(isDeep).Texts(ownerXml).Uuids(holder).Times(expiresAt);
    }

    private const string RefreshSql = """
        update locks l set expires_at
            = (select d.expires_at from unnest($1, $2, $3) as d (node, token, expires_at) where d.node = l.node and d.token = l.token)
        where l.ctid = any(array(
            select p.ctid from unnest($1, $2) as d (node, token) cross join lateral (
                select x.ctid from locks x where x.node = d.node and x.token = d.token offset 0) p))
        """;

    private const string RemoveSql = """
        delete from locks where ctid = any(array(
            select l.ctid from unnest($1, $2) as d (node, token) cross join lateral (
                select x.ctid from locks x where x.node = d.node and x.token = d.token offset 0) l))
        """;

    private const string TakeSql = """
        insert into locks (node, token, space, is_exclusive, is_deep, owner_xml, holder, expires_at)
        select unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8)
        on conflict (node, token) do update set space = excluded.space, is_exclusive = excluded.is_exclusive,
            is_deep = excluded.is_deep, owner_xml = excluded.owner_xml, holder = excluded.holder, expires_at = excluded.expires_at
        """;

    private const string ExpireSql = """
        delete from locks where ctid = any(array(
            select l.ctid from unnest($1, $2) as d (node, locked_at) cross join lateral (
                select x.ctid from locks x where x.node = d.node and x.expires_at <= d.locked_at offset 0) l))
        """;

    private const string FlagSql = """
        update nodes n set has_locks = (select true from locks l where l.node = n.node limit 1) is not null where n.node = any($1)
        """;

    private const string CountSql = """
        update spaces s set lock_count = (select count(*) from locks l where l.space = s.id),
            root_has_locks = (select true from locks l where l.node = s.root limit 1) is not null
        where s.id = any($1)
        """;
}
