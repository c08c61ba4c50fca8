using Domain;
using Projections.Search.Kql;

namespace Projections.Search;

/// <summary>Places that a search is narrowed to → the live nodes that results stand at or below.</summary>
internal sealed class ScopeResolver(PlannedReads reads, Guid[] spaces)
{
    /// <summary>The roots of all spaces of the search.</summary>
    public Task<Guid[]> RootsAsync(CancellationToken ct) =>
        IdsAsync("select id from search.nodes where is_root and space = any($1)", [spaces], ct);

    /// <summary>Nothing when no place exists, is live and stands in one of the spaces.</summary>
    public async Task<Guid[]> ResolveAsync(IReadOnlyList<ScopePlace> places, NodeId? below, CancellationToken ct)
    {
        var found = new List<Guid>();
        foreach (var place in places) found.AddRange(await NodesAsync(place, ct));
        if (places.Count == 0 && below is { } all) found.Add(all.Value);

        var chains = await ChainsAsync(below is { } node ? [.. found, node.Value] : [.. found], ct);
        var live = found.Distinct().Where(chains.Contains);
        if (below is not { } outer) return [.. live];
        if (!chains.Contains(outer.Value)) return [];

        // Both must hold: of two places one of which stands at or below the other, the lower one; of two apart, nothing.
        return [.. live.Select(place => Lower(place, outer.Value)).OfType<Guid>().Distinct()];

        Guid? Lower(Guid one, Guid other) => chains[one].Contains(other) ? one : chains[other].Contains(one) ? other : null;
    }

    private async Task<Guid[]> NodesAsync(ScopePlace place, CancellationToken ct)
    {
        var starts = place.Id is { } id ? await IdsAsync(ById, [spaces, id], ct) : await RootsAsync(ct);
        return place.Path.Count == 0 || starts.Length == 0
            ? starts
            : await IdsAsync(ByPath, [starts, place.Path.Select(segment => segment.ToLowerInvariant()).ToArray()], ct);
    }

    /// <summary>Of each node that is live and in one of the spaces: itself and all above it.</summary>
    private async Task<ILookup<Guid, Guid>> ChainsAsync(Guid[] nodes, CancellationToken ct)
    {
        await using var command = reads.Command(Chains, spaces, nodes);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<(Guid Start, Guid At)>();
        while (await reader.ReadAsync(ct)) rows.Add((reader.GetGuid(0), reader.GetGuid(1)));
        return rows.ToLookup(row => row.Start, row => row.At);
    }

    private async Task<Guid[]> IdsAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var command = reads.Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetGuid(0));
        return [.. ids];
    }

    private const string ById = """
        select id from search.nodes where id = $2 and space = any($1)
        union
        select id from search.nodes where is_root and space = $2 and space = any($1)
        """;

    private const string ByPath = """
        with recursive at (id, depth) as (
          select unnest($1), 0
          union all
          select n.id, a.depth + 1 from at a
          join search.nodes n on n.parent = a.id and n.folded = normalize(($2::text[])[a.depth + 1], nfc)
        )
        select id from at where depth = cardinality($2::text[])
        """;

    private const string Chains = """
        with recursive up (start, id, parent, is_root, depth) as (
          select n.id, n.id, n.parent, n.is_root, 0 from search.nodes n where n.id = any($2) and n.space = any($1)
          union all
          select u.start, n.id, n.parent, n.is_root, u.depth + 1 from up u
          join search.nodes n on n.id = u.parent where u.depth < 1000
        )
        select start, id from up u where exists (select from up r where r.start = u.start and r.is_root)
        """;
}
