using Npgsql;

namespace Projections.Activity;

/// <summary>A file or folder as the activity read model knows it.</summary>
internal sealed record TreeNode(Guid? Parent, Guid Space, bool IsFolder, string Name);

/// <summary>Where a node stands.</summary>
/// <param name="Chain">The node, then the folders above it; the root is left out, for it stands above everything.</param>
internal sealed record TreePlace(IReadOnlyList<Guid> Chain, string Path);

/// <summary>The read model's own tree: read as far as a batch needs it, changed in memory, written once per batch.</summary>
internal sealed class ActivityTree
{
    /// <summary>Nodes kept between batches.</summary>
    private const int KnownMax = 20_000;

    /// <summary>Deeper than any tree that the write side allows.</summary>
    private const int DepthMax = 1_000;

    // Whoever is known has all above it known too, as far as it is recorded: nodes are read up to the root, and made below what was read.
    private readonly Dictionary<Guid, TreeNode> _known = [];
    private readonly HashSet<Guid> _changed = [];

    public TreeNode? Find(Guid id) => _known.GetValueOrDefault(id);

    public void Put(Guid id, TreeNode node)
    {
        _known[id] = node;
        _changed.Add(id);
    }

    public TreePlace PlaceOf(Guid id)
    {
        var chain = new List<Guid>();
        var names = new List<string>();
        while (_known.TryGetValue(id, out var node) && node.Parent is { } parent && chain.Count < DepthMax)
        {
            chain.Add(id);
            names.Add(node.Name);
            id = parent;
        }

        if (chain.Count == 0 || _known.ContainsKey(id)) return new TreePlace(chain, "/" + PathOf(names));

        // What a large copy has made so far stands below a top that is recorded last.
        chain.Add(id);
        return new TreePlace(chain, "…/" + PathOf(names));
    }

    /// <summary>Reads what is not known yet of these nodes and of everything above them.</summary>
    public async ValueTask LoadAsync(NpgsqlConnection connection, IEnumerable<Guid> nodes, CancellationToken ct)
    {
        if (_known.Count > KnownMax) _known.Clear();

        var missing = nodes.Where(id => !_known.ContainsKey(id)).Distinct().ToArray();
        if (missing.Length == 0) return;

        await using var command = new NpgsqlCommand(Above, connection) { Parameters = { new() { Value = missing } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            _known[reader.GetGuid(0)] = new TreeNode(
                reader.IsDBNull(1) ? null : reader.GetGuid(1), reader.GetGuid(2), reader.GetBoolean(3), reader.GetString(4));
        }
    }

    public void Write(NpgsqlBatch writes)
    {
        if (_changed.Count == 0) return;

        var ids = _changed.ToArray();
        var nodes = ids.Select(id => _known[id]).ToArray();
        writes.Add(
            Upsert, ids, nodes.Select(n => n.Parent).ToArray(), nodes.Select(n => n.Space).ToArray(),
            nodes.Select(n => n.IsFolder).ToArray(), nodes.Select(n => n.Name).ToArray());
        _changed.Clear();
    }

    private static string PathOf(List<string> names) => string.Join('/', names.AsEnumerable().Reverse());

    private const string Above = """
        with recursive above as (
          select id, parent, space, is_folder, name from nodes where id = any($1)
          union
          select n.id, n.parent, n.space, n.is_folder, n.name from above a join nodes n on n.id = a.parent
        )
        select id, parent, space, is_folder, name from above
        """;

    private const string Upsert = """
        insert into nodes (id, parent, space, is_folder, name)
        select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[], $5::text[])
        on conflict (id) do update set parent = excluded.parent, name = excluded.name
        """;
}
