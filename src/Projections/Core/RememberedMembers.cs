using Domain;
using EventStore;
using Npgsql;
using Projections.Core.Memory;
using static Projections.Core.Rows;

namespace Projections.Core;

/// <summary>What folders hold, from memory: where few members changed since, only those are read.</summary>
internal static class RememberedMembers
{
    private static readonly Comparer<NodeRow> ByName = Comparer<NodeRow>.Create(static (a, b) => CompareBytes(a.Name, b.Name));

    private static readonly string Sql = $"""
        select {RowReader.Position}, {RowReader.Node}
        from unnest($2) as m (node)
        {LookUp.Maybe("core.nodes", "n", "x.node = m.node and x.parent = $1")}
        {RowReader.Totals}
        """;

    extension(NpgsqlDataSource reads)
    {
        /// <summary>In byte order of their names. Null when too little is known.</summary>
        public async ValueTask<IReadOnlyList<NodeRow>?> RecallMembersAsync(MembersMemory memory, NodeId folder, CancellationToken ct)
        {
            if (memory.Recall(folder) is not var (kept, changed)) return null;
            if (changed.Count == 0) return kept.Rows;

            var read = await reads.ListAsync(
                Sql, static row => (At: row.GetInt64(0), Member: row.IsDBNull(1) ? null : row.ReadNode(1)),
                [Uuid(folder.Value), Uuids(changed.Select(static member => new NodeId(member)))], ct);
            var rows = new List<NodeRow>(kept.Rows.Count + read.Count);
            rows.AddRange(kept.Rows.Where(row => !changed.Contains(row.Id.Value)));
            foreach (var (_, member) in read)
            {
                if (member is null) continue;
                var at = rows.BinarySearch(member, ByName);
                if (at >= 0) return null; // the one that had its name has changed too, a moment ago
                rows.Insert(~at, member);
            }

            return memory.Renew(folder, kept, changed, rows, new LogPosition(read[0].At)) ? rows : null;
        }
    }

    /// <summary>As PostgreSQL orders by collation "C", which is not the order of UTF-16: pairs of surrogates come last.</summary>
    private static int CompareBytes(string a, string b)
    {
        var at = a.AsSpan().CommonPrefixLength(b);
        if (at == a.Length || at == b.Length) return a.Length - b.Length;
        return (char.IsSurrogate(a[at]), char.IsSurrogate(b[at])) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            _ => a[at] - b[at],
        };
    }
}
