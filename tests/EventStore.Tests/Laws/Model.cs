using System.Collections.Immutable;

namespace EventStore.Tests.Laws;

/// <summary>What the store should do, one command after another, in a few lines: the state is a value, an append a function.</summary>
internal sealed record Model(
    long Head,
    ImmutableDictionary<Guid, long> Versions,
    ImmutableDictionary<(Guid, string), Guid> Names,
    ImmutableDictionary<Guid, long> Used,
    ImmutableDictionary<Guid, long> Limits,
    ImmutableDictionary<Guid, long> Fences)
{
    public static readonly Model Empty = new(0,
        ImmutableDictionary<Guid, long>.Empty, ImmutableDictionary<(Guid, string), Guid>.Empty, ImmutableDictionary<Guid, long>.Empty,
        ImmutableDictionary<Guid, long>.Empty, ImmutableDictionary<Guid, long>.Empty);

    public (Model Next, AppendResult Result) Append(AppendRequest request) =>
        Refuse(request) is { } refusal ? (this, refusal) : Accept(request);

    private AppendResult? Refuse(AppendRequest request)
    {
        var versions = request.Streams.Select(s => (s.Stream, s.ExpectedVersion)).Concat(request.Guards.Select(g => (g.Stream, g.Version)));
        foreach (var (stream, expected) in versions)
            if (expected >= 0 && Version(stream) != expected) return new AppendResult.WrongVersion(stream.Key, Version(stream));

        foreach (var fence in request.Fences)
            if (Fences.GetValueOrDefault(fence.Key) > fence.SeenAt.Value)
                return new AppendResult.Fenced(fence.Key, new LogPosition(Fences[fence.Key]));

        foreach (var name in request.Release)
            if (Names.GetValueOrDefault((name.Scope, name.Name)) != name.Holder) return new AppendResult.WrongVersion(name.Holder, 0);

        foreach (var name in request.Reserve)
        {
            if (Names.TryGetValue((name.Scope, name.Name), out var holder) && holder != name.Holder
                && !request.Release.Any(released => (released.Scope, released.Name) == (name.Scope, name.Name)))
                return new AppendResult.NameTaken(name.Scope, name.Name, holder);
        }

        foreach (var change in request.Budgets)
        {
            var used = Used.GetValueOrDefault(change.Budget);
            if (change.Delta > 0 && Limits.TryGetValue(change.Budget, out var limit) && used + change.Delta > limit)
                return new AppendResult.OverBudget(change.Budget, used, limit);
        }

        return null;
    }

    private (Model, AppendResult) Accept(AppendRequest request)
    {
        var last = Head + request.Streams.Sum(stream => stream.Events.Count);
        var next = this with
        {
            Head = last,
            Versions = Versions.SetItems(
                request.Streams.Select(s => KeyValuePair.Create(s.Stream.Key, Version(s.Stream) + s.Events.Count))),
            Names = Names.RemoveRange(request.Release.Select(n => (n.Scope, n.Name)))
                .SetItems(request.Reserve.Select(n => KeyValuePair.Create((n.Scope, n.Name), n.Holder))),
            Used = Used.SetItems(request.Budgets.Select(b => KeyValuePair.Create(b.Budget, Used.GetValueOrDefault(b.Budget) + b.Delta))),
            Fences = Fences.SetItems(request.Fences.Where(f => f.Advance).Select(f => KeyValuePair.Create(f.Key, last))),
        };
        return (next, new AppendResult.Appended(new LogPosition(Head + 1), new LogPosition(last), default));
    }

    private long Version(StreamId stream) => Versions.GetValueOrDefault(stream.Key);
}
