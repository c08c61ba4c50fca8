using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Domain.Tests;

/// <summary>Given past events, when something is decided, then these events follow, or a refusal.</summary>
/// <remarks>Events are compared as they are written: two lists with the same members are the same event.</remarks>
internal sealed record Spec<TState, TEvent>(
    TState Initial, Func<TState, TEvent, TState> Evolve, IReadOnlyDictionary<string, JsonTypeInfo> Types)
    where TEvent : notnull
{
    public Given After(params IEnumerable<TEvent> past) => new(this, past.Aggregate(Initial, Evolve));

    public string Written(TEvent @event)
    {
        var (name, info) = Types.Single(entry => entry.Value.Type == @event.GetType());
        return $"{name} {JsonSerializer.Serialize(@event, info)}";
    }

    internal sealed record Given(Spec<TState, TEvent> Spec, TState State)
    {
        public Then When(Func<TState, Decision<TEvent>> decide) => new(Spec, State, decide(State));
    }

    internal sealed record Then(Spec<TState, TEvent> Spec, TState State, Decision<TEvent> Decision)
    {
        public void Follows(params TEvent[] expected)
        {
            Assert.Null(Decision.Refusal);
            Assert.Equal(expected.Select(Spec.Written), Decision.Events.Select(Spec.Written));
            _ = Decision.Events.Aggregate(State, Spec.Evolve);
        }

        public void NothingFollows() => Follows();

        public void IsRefused(RefusalCode code)
        {
            Assert.Equal(code, Decision.Refusal?.Code);
            Assert.Empty(Decision.Events);
        }
    }
}
