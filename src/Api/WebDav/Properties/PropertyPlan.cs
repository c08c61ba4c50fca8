using Projections.Core;
using WebDav;

namespace Api.WebDav.Properties;

/// <summary>What one PROPFIND wants of each resource, worked out once and then written for each. RFC 4918 §9.1, RFC 8144 §2.</summary>
internal sealed class PropertyPlan<T>
{
    private enum Kind
    {
        Named,
        All,
        NamesOnly,
    }

    /// <param name="Live">Null: only a dead property can have the name.</param>
    /// <param name="IsNamed">Asked for by name: told when it is not there.</param>
    private readonly record struct Step(PropertyTag Tag, LiveProperty<T>? Live, bool IsNamed);

    private readonly List<Step> _steps = [];
    private readonly List<PropertyTag> _missing = [];
    private readonly Kind _kind;
    private readonly bool _isMinimal;

    /// <param name="isMinimal">The client does not want to hear what is not there.</param>
    public PropertyPlan(PropFindRequest request, PropertyTable<T> table, bool isMinimal)
    {
        _isMinimal = isMinimal;
        _kind = request switch
        {
            PropFindRequest.Prop => Kind.Named,
            PropFindRequest.AllProp => Kind.All,
            _ => Kind.NamesOnly,
        };
        var named = request switch
        {
            PropFindRequest.Prop prop => prop.Names,
            PropFindRequest.AllProp all => all.Include,
            _ => [],
        };
        if (_kind != Kind.Named)
        {
            var listed = table.All.Where(live => (live.IsInAllProp || _kind == Kind.NamesOnly) && !named.Contains(live.Tag.Name));
            _steps.AddRange(listed.Select(live => new Step(live.Tag, live, IsNamed: false)));
        }

        _steps.AddRange(named.Select(name => table.Find(name) is { } live
            ? new Step(live.Tag, live, IsNamed: true)
            : new Step(new PropertyTag(name), Live: null, IsNamed: true)));
        WantsDead = _kind != Kind.Named || _steps.Any(step => step.Live is null);
    }

    /// <summary>Whether dead properties must be read at all.</summary>
    public bool WantsDead { get; }

    public bool Wants(LiveProperty<T> property) => _steps.Any(step => step.Live == property);

    /// <summary>The propstats of one resource.</summary>
    public void Write(MultistatusWriter writer, T of, IEnumerable<PropertyRow> dead)
    {
        _missing.Clear();
        var start = writer.StartPropStat();
        var empty = writer.Xml.Length;
        foreach (var step in _steps)
        {
            var isThere = step.Live is { } live ? TryWrite(writer, live, of) : _kind == Kind.Named && TryWrite(writer, step.Tag.Name, dead);
            if (!isThere && step.IsNamed) _missing.Add(step.Tag);
        }

        if (_kind != Kind.Named) WriteAll(writer, dead);
        var isTold = _missing.Count > 0 && !_isMinimal;

        // A response must have a propstat: an empty one when nothing is found and nothing missing is told.
        if (writer.Xml.Length > empty || !isTold) writer.EndPropStat(200);
        else writer.Xml.Truncate(start);
        if (!isTold) return;
        writer.StartPropStat();
        foreach (var tag in _missing) writer.EmptyProperty(tag);
        writer.EndPropStat(404);
    }

    private bool TryWrite(MultistatusWriter writer, LiveProperty<T> live, T of)
    {
        var start = writer.Xml.Length;
        writer.StartProperty(live.Tag);
        var isThere = live.Write(writer.Xml, of);
        if (isThere && _kind != Kind.NamesOnly)
        {
            writer.EndProperty(live.Tag);
            return true;
        }

        writer.Xml.Truncate(start);
        if (isThere) writer.EmptyProperty(live.Tag);
        return isThere;
    }

    private static bool TryWrite(MultistatusWriter writer, QName name, IEnumerable<PropertyRow> dead)
    {
        foreach (var property in dead)
        {
            if (property.Name != name.Name || property.Namespace != name.Namespace) continue;
            writer.Xml.Raw(property.Xml);
            return true;
        }

        return false;
    }

    /// <summary>All dead properties: one that was included by name is not missing then.</summary>
    private void WriteAll(MultistatusWriter writer, IEnumerable<PropertyRow> dead)
    {
        foreach (var property in dead)
        {
            var name = new QName(property.Namespace, property.Name);
            _missing.RemoveAll(tag => tag.Name == name);
            if (_kind == Kind.NamesOnly) writer.EmptyProperty(new PropertyTag(name));
            else writer.Xml.Raw(property.Xml);
        }
    }
}
