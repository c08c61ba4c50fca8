using Domain.Nodes;
using Npgsql;

namespace Projections.Core;

/// <summary>Dead properties that a batch set and removed; for each property the last word counts.</summary>
internal sealed class PropertyChanges
{
    private readonly Dictionary<(Guid Node, string Namespace, string Name), string?> _last = [];
    private readonly List<Guid> _changedNodes = [], _removedNode = [], _node = [];
    private readonly List<string> _removedNamespace = [], _removedName = [], _namespace = [], _name = [], _xml = [];

    public void Begin()
    {
        _last.Clear();
        _changedNodes.Clear();
        _removedNode.Clear();
        _removedNamespace.Clear();
        _removedName.Clear();
        _node.Clear();
        _namespace.Clear();
        _name.Clear();
        _xml.Clear();
    }

    public void Change(Guid node, IReadOnlyList<Property> set, IReadOnlyList<PropertyName> removed)
    {
        _changedNodes.Add(node);
        foreach (var property in removed) _last[(node, property.Namespace, property.Name)] = null;
        foreach (var property in set) _last[(node, property.Namespace, property.Name)] = property.Xml.Value;
    }

    public void Write(NpgsqlBatch writes)
    {
        if (_changedNodes.Count == 0) return;
        foreach (var ((node, space, name), xml) in _last)
        {
            if (xml is null)
            {
                _removedNode.Add(node);
                _removedNamespace.Add(space);
                _removedName.Add(name);
                continue;
            }

            _node.Add(node);
            _namespace.Add(space);
            _name.Add(name);
            _xml.Add(xml);
        }

        if (_removedNode.Count > 0) writes.Statement(RemoveSql).Uuids(_removedNode).Texts(_removedNamespace).Texts(_removedName);
        if (_node.Count > 0) writes.Statement(SetSql).Uuids(_node).Texts(_namespace).Texts(_name).Texts(_xml);
        writes.Statement(FlagSql).Uuids(_changedNodes);
    }

    private const string RemoveSql = """
        delete from properties where ctid = any(array(
            select p.ctid from unnest($1, $2, $3) as d (node, namespace, name) cross join lateral (
                select x.ctid from properties x where x.node = d.node and x.namespace = d.namespace and x.name = d.name offset 0) p))
        """;

    private const string SetSql = """
        insert into properties (node, namespace, name, xml) select unnest($1), unnest($2), unnest($3), unnest($4)
        on conflict (node, namespace, name) do update set xml = excluded.xml
        """;

    private const string FlagSql = """
        update nodes n set has_properties = (select true from properties p where p.node = n.node limit 1) is not null
        where n.node = any($1)
        """;
}
