using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>Selection sets that are merged, in order and each once; two of them are equal when they hold the same ones.</summary>
internal readonly struct SelectionSets : IEquatable<SelectionSets>
{
    private readonly int[] _numbers;
    private readonly int _hash;

    public SelectionSets(int[] sortedNumbers, IReadOnlyList<SelectionSetNode> sets)
    {
        (_numbers, Sets) = (sortedNumbers, sets);
        var hash = default(HashCode);
        foreach (var number in sortedNumbers) hash.Add(number);
        _hash = hash.ToHashCode();
    }

    public IReadOnlyList<SelectionSetNode> Sets { get; }

    public bool IsEmpty => Sets.Count == 0;

    public bool Equals(SelectionSets other) => _hash == other._hash && _numbers.AsSpan().SequenceEqual(other._numbers);

    public override bool Equals(object? obj) => obj is SelectionSets other && Equals(other);

    public override int GetHashCode() => _hash;
}
