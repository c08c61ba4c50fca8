using System.Collections.Frozen;
using Domain;
using Npgsql;
using static Projections.Core.Rows;

namespace Projections.Core.Marks;

/// <summary>What hangs on a file or folder beside its content.</summary>
/// <param name="Tags">In the order of their bytes.</param>
/// <param name="IsFavorite">Of the person who asks.</param>
public sealed record NodeMarks(IReadOnlyList<string> Tags, bool IsFavorite)
{
    public static readonly NodeMarks None = new([], IsFavorite: false);
}

/// <summary>Tags and favorites: reads of core. Whoever calls has made sure that the caller may see the nodes.</summary>
/// <param name="reads">Of <see cref="CoreReads"/>.</param>
public sealed class MarkQueries(NpgsqlDataSource reads)
{
    private static readonly IReadOnlyDictionary<NodeId, NodeMarks> Nothing = FrozenDictionary<NodeId, NodeMarks>.Empty;

    /// <summary>Of many nodes at once; those without any are left out.</summary>
    /// <param name="person">Null: nobody whose favorites there could be.</param>
    public async Task<IReadOnlyDictionary<NodeId, NodeMarks>> OfAsync(
        UserId? person, IReadOnlyCollection<NodeId> nodes, CancellationToken ct)
    {
        if (nodes.Count == 0) return Nothing;
        var rows = await reads.ListAsync(
            Marks,
            static row => (Node: new NodeId(row.GetGuid(0)), Marks: new NodeMarks(row.GetFieldValue<string[]>(1), row.GetBoolean(2))),
            [Uuids(nodes), Uuid(person?.Value ?? Guid.Empty)], ct);
        return rows.ToDictionary(row => row.Node, row => row.Marks);
    }

    public async Task<NodeMarks> OfAsync(UserId? person, NodeId node, CancellationToken ct) =>
        (await OfAsync(person, [node], ct)).GetValueOrDefault(node, NodeMarks.None);

    /// <summary>A person's favorites, newest first; perhaps some that are gone or that they no longer reach.</summary>
    public Task<IReadOnlyList<NodeId>> FavoritesAsync(UserId person, int max, CancellationToken ct) =>
        reads.ListAsync(Favorites, static row => new NodeId(row.GetGuid(0)), [Uuid(person.Value), Integer(max)], ct);

    /// <summary>Every tag in some spaces, each once.</summary>
    public Task<IReadOnlyList<string>> TagsInAsync(IReadOnlyCollection<SpaceId> spaces, int max, CancellationToken ct) =>
        reads.ListAsync(InSpaces, static row => row.GetString(0), [Uuids(spaces), Integer(max)], ct);

    /// <summary>Which nodes of some spaces have which tags.</summary>
    /// <param name="max">Of each space.</param>
    public async Task<ILookup<NodeId, string>> TaggedInAsync(IReadOnlyCollection<SpaceId> spaces, int max, CancellationToken ct)
    {
        var rows = await reads.ListAsync(
            TaggedInSpaces, static row => (Node: new NodeId(row.GetGuid(0)), Tag: row.GetString(1)), [Uuids(spaces), Integer(max)], ct);
        return rows.ToLookup(row => row.Node, row => row.Tag);
    }

    private const string Marks = """
        select m.node, m.tags, m.is_favorite
        from (
            select w.node,
                array(select t.name from core.tags t where t.node = w.node order by t.name) as tags,
                exists (select from core.favorites f where f.person = $2 and f.node = w.node) as is_favorite
            from unnest($1) w (node) offset 0) m
        where m.is_favorite or cardinality(m.tags) > 0
        """;

    private const string Favorites = "select f.node from core.favorites f where f.person = $1 order by f.position desc limit $2";

    // One step of the index for each tag, not one for each tagged node.
    private const string InSpaces = """
        with recursive each (space, name) as (
            select s.id, (select t.name from core.tags t where t.space = s.id order by t.name limit 1) from unnest($1) as s (id)
            union all
            select e.space, (select t.name from core.tags t where t.space = e.space and t.name > e.name order by t.name limit 1)
            from each e where e.name is not null
        )
        select distinct e.name from each e where e.name is not null order by e.name limit $2
        """;

    private const string TaggedInSpaces = """
        select t.node, t.name
        from unnest($1) as s (id)
        cross join lateral (select * from core.tags x where x.space = s.id order by x.name, x.node limit $2) t
        """;
}
