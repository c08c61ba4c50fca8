using Domain;
using Npgsql;

namespace Projections.Core;

/// <summary>Tags that a batch gave and took; for each the last word counts.</summary>
internal sealed class TagChanges
{
    private readonly Dictionary<(Guid Node, string Name), Guid?> _last = [];

    public void Begin() => _last.Clear();

    public void Add(Guid node, Guid space, IReadOnlyList<Personal> tags)
    {
        foreach (var tag in tags) _last[(node, tag.Value)] = space;
    }

    public void Remove(Guid node, IReadOnlyList<Personal> tags)
    {
        foreach (var tag in tags) _last[(node, tag.Value)] = null;
    }

    public void Write(NpgsqlBatch writes)
    {
        if (_last.Count == 0) return;
        var removed = _last.Where(change => change.Value is null).Select(change => change.Key).ToList();
        var added = _last.Where(change => change.Value is not null).ToList();
        if (removed.Count > 0)
            writes.Statement(RemoveSql).Uuids(removed.ConvertAll(tag => tag.Node)).Texts(removed.ConvertAll(tag => tag.Name));
        if (added.Count > 0)
        {
            writes.Statement(AddSql).Uuids(added.ConvertAll(change => change.Key.Node)).Texts(added.ConvertAll(change => change.Key.Name))
                .Uuids(added.ConvertAll(change => change.Value!.Value));
        }
    }

    private const string RemoveSql = """
        delete from tags t using unnest($1, $2) as d (node, name) where t.node = d.node and t.name = d.name
        """;

    private const string AddSql = """
        insert into tags (node, name, space) select unnest($1), unnest($2), unnest($3) on conflict (node, name) do nothing
        """;
}
