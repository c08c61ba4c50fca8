using System.Collections.Frozen;
using WebDav;

namespace Api.WebDav.Properties;

/// <summary>Writes a property's value. False when the resource has no such property; what was written is then taken back.</summary>
internal delegate bool PropertyWriter<in T>(XmlBuffer xml, T of);

/// <summary>A property that the server computes.</summary>
/// <param name="IsInAllProp">RFC 4918 §9.1: allprop leaves out what is costly or belongs to other standards.</param>
internal sealed record LiveProperty<T>(string Namespace, string Name, PropertyWriter<T> Write, bool IsInAllProp = true)
{
    public PropertyTag Tag { get; } = new(new QName(Namespace, Name));
}

/// <summary>The live properties of one kind of resource.</summary>
internal sealed class PropertyTable<T>(params IEnumerable<IEnumerable<LiveProperty<T>>> families)
{
    private readonly FrozenDictionary<QName, LiveProperty<T>> _byName =
        families.SelectMany(family => family).ToFrozenDictionary(property => property.Tag.Name);

    public IReadOnlyList<LiveProperty<T>> All => _byName.Values;

    public LiveProperty<T>? Find(QName name) => _byName.GetValueOrDefault(name);
}
