using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Domain.Tests;

/// <summary>Something that can be asked of an aggregate whatever state it is in.</summary>
/// <param name="IsFact">Each time it is asked is a fact of its own.</param>
internal sealed record Deed<TState, TEvent>(string Name, Func<TState, Decision<TEvent>> Decide, bool IsFact = false)
{
    public override string ToString() => Name;
}

/// <summary>What holds for every aggregate, whatever is asked for in whatever order.</summary>
internal static class Laws
{
    /// <summary>
    /// What was decided can be folded, what was done is not done again, and <paramref name="holds"/> is true of every state on the way.
    /// </summary>
    public static void Hold<TState, TEvent>(
        TState initial, Func<TState, TEvent, TState> evolve, IReadOnlyList<Deed<TState, TEvent>> deeds, Func<TState, bool>? holds = null)
    {
        var sequences = Gen.Elements<Deed<TState, TEvent>>(deeds).ListOf(40).ToArbitrary();
        Prop.ForAll(sequences, sequence =>
        {
            var state = initial;
            foreach (var deed in sequence)
            {
                var decision = deed.Decide(state);
                state = decision.Events.Aggregate(state, evolve);
                Assert.True(holds?.Invoke(state) ?? true, $"After {deed}: {state}");
                if (decision.Events.Count == 0 || deed.IsFact) continue;

                var again = deed.Decide(state);
                Assert.True(again.Refusal is null && again.Events.Count == 0, $"{deed} was done, and not known to be.");
            }
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Every deed does something in some order, else a law about it says nothing.</summary>
    public static void AreAboutAll<TState, TEvent>(
        TState initial, Func<TState, TEvent, TState> evolve, IReadOnlyList<Deed<TState, TEvent>> deeds)
    {
        var idle = deeds.ToHashSet();
        var random = new Random(1);
        for (var round = 0; round < 500 && idle.Count > 0; round++)
        {
            var state = initial;
            for (var step = 0; step < 40; step++)
            {
                var deed = deeds[random.Next(deeds.Count)];
                var decision = deed.Decide(state);
                if (decision.Events.Count > 0) idle.Remove(deed);
                state = decision.Events.Aggregate(state, evolve);
            }
        }

        Assert.Empty(idle);
    }
}
