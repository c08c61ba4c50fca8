using System.Diagnostics.CodeAnalysis;

namespace GraphQl.TypeSystem;

/// <summary>
/// Coerced fields of an input object, or coerced arguments, in the order of their definition; only those that are present.
/// <see href="https://spec.graphql.org/September2025/#sec-Input-Objects.Input-Coercion">§3.10</see>
/// </summary>
public sealed class InputObject(IReadOnlyList<KeyValuePair<string, object?>> members)
{
    public static readonly InputObject Empty = new([]);

    /// <summary>Few members, so looking through them is faster than hashing.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Members { get; } = members;

    public bool Has(string name) => TryGet(name, out _);

    public bool TryGet(string name, out object? value)
    {
        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i].Key != name) continue;
            value = Members[i].Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>The value; default where it is absent or null.</summary>
    [return: MaybeNull]
    public T Get<T>(string name) => TryGet(name, out var value) && value is not null ? (T)value : default!;

    /// <summary>The items of a list; null where it is absent or null. Items are cast one by one.</summary>
    public IReadOnlyList<T>? GetList<T>(string name) =>
        TryGet(name, out var value) && value is IReadOnlyList<object?> items ? [.. items.Select(item => (T)item!)] : null;
}
