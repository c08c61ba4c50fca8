using System.Collections;
using System.Runtime.CompilerServices;

namespace Domain;

/// <summary>What a decider answers: events (none = nothing to do) or a refusal.</summary>
[CollectionBuilder(typeof(Decision), nameof(Decision.Of))]
public readonly struct Decision<T> : IEnumerable<T>
{
    private readonly IReadOnlyList<T>? _events;

    internal Decision(IReadOnlyList<T> events) => _events = events;

    private Decision(Refusal refusal) => Refusal = refusal;

    public IReadOnlyList<T> Events => _events ?? [];

    public Refusal? Refusal { get; }

    public static implicit operator Decision<T>(Refusal refusal) => new(refusal);

    public IEnumerator<T> GetEnumerator() => Events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public static class Decision
{
    public static Decision<T> Of<T>(ReadOnlySpan<T> events) => new(events.ToArray());
}
