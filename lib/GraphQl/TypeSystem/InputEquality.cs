namespace GraphQl.TypeSystem;

/// <summary>Whether coerced input is the same: lists and input objects by what is in them, all else as its type compares.</summary>
internal static class InputEquality
{
    public static bool AreEqual(object? a, object? b) => (a, b) switch
    {
        (InputObject x, InputObject y) => x.Members.Count == y.Members.Count
            && x.Members.All(member => y.TryGet(member.Key, out var value) && AreEqual(member.Value, value)),
        (IReadOnlyList<object?> x, IReadOnlyList<object?> y) => x.SequenceEqual(y, Comparer.One),
        _ => Equals(a, b),
    };

    public static int HashOf(object? value) => value switch
    {
        null => 0,
        InputObject input => input.Members.Aggregate(1, (hash, member) => hash ^ HashCode.Combine(member.Key, HashOf(member.Value))),
        IReadOnlyList<object?> items => items.Aggregate(2, (hash, item) => HashCode.Combine(hash, HashOf(item))),
        _ => value.GetHashCode(),
    };

    private sealed class Comparer : IEqualityComparer<object?>
    {
        public static readonly Comparer One = new();

        bool IEqualityComparer<object?>.Equals(object? x, object? y) => AreEqual(x, y);

        int IEqualityComparer<object?>.GetHashCode(object? value) => HashOf(value);
    }
}
