using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GraphQl.TypeSystem;

/// <summary>A member with a name: a field, an argument, an enum value, a type.</summary>
public interface INamed
{
    string Name { get; }
}

/// <summary>Members in the order of their definition, found by name.</summary>
public sealed class MemberMap<T> : IReadOnlyList<T>
    where T : class, INamed
{
    public static readonly MemberMap<T> Empty = new([]);

    private readonly ImmutableArray<T> _members;
    private readonly FrozenDictionary<string, T> _byName;

    /// <summary>Of members with one name the first is found; that they are different is a rule of the schema's validation.</summary>
    public MemberMap(ImmutableArray<T> members)
    {
        _members = members;
        _byName = members.DistinctBy(member => member.Name).ToFrozenDictionary(member => member.Name, StringComparer.Ordinal);
    }

    public int Count => _members.Length;

    public T this[int index] => _members[index];

    /// <summary>The member of that name, or null.</summary>
    public T? this[string name] => _byName.GetValueOrDefault(name);

    public bool TryGet(string name, [NotNullWhen(true)] out T? member) => _byName.TryGetValue(name, out member);

    public bool Contains(string name) => _byName.ContainsKey(name);

    public ImmutableArray<T>.Enumerator GetEnumerator() => _members.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_members).GetEnumerator();
}
