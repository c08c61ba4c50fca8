using System.Collections.Concurrent;

namespace EventStore.Appender;

/// <summary>Makes commands up at random, from what it last heard: some apply, some are refused, in every way there is.</summary>
public sealed class Gambler(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<Guid, long> _versions = new();
    private readonly ConcurrentDictionary<string, Guid> _holders = new();
    private long _seen;

    public AppendRequest Next()
    {
        lock (_lock)
        {
            var command = Guid.NewGuid();
            var request = new AppendRequest { CommandId = command, Metadata = new EventMetadata("{}"u8.ToArray()), Streams = [] };
            var deed = new Deed(command, 0, 0, 0, 0);
            if (Chance(0.4)) (request, deed) = WithName(request, deed);
            if (Chance(0.4)) (request, deed) = WithBudget(request, deed);
            if (Chance(0.4)) (request, deed) = WithFence(request, deed);
            if (Chance(0.2)) (request, deed) = WithGuard(request, deed);
            return request with { Streams = Streams(deed) };
        }
    }

    /// <summary>Remembers what an answer tells of the state.</summary>
    public void Hear(AppendRequest request, AppendResult result)
    {
        switch (result)
        {
            case AppendResult.Appended appended:
                foreach (var stream in request.Streams)
                    if (stream.ExpectedVersion >= 0) _versions[stream.Stream.Key] = stream.ExpectedVersion + stream.Events.Count;
                foreach (var name in request.Release) _holders.TryRemove(name.Name, out _);
                foreach (var name in request.Reserve) _holders[name.Name] = name.Holder;
                Volatile.Write(ref _seen, Math.Max(Volatile.Read(ref _seen), appended.Last.Value));
                break;
            case AppendResult.WrongVersion wrong:
                _versions[wrong.Stream] = wrong.Actual;
                foreach (var name in request.Release) _holders.TryRemove(name.Name, out _);
                break;
            case AppendResult.NameTaken taken:
                _holders[taken.Name] = taken.Holder;
                break;
            case AppendResult.Fenced fenced:
                Volatile.Write(ref _seen, Math.Max(Volatile.Read(ref _seen), fenced.AdvancedAt.Value));
                break;
        }
    }

    private (AppendRequest, Deed) WithName(AppendRequest request, Deed deed)
    {
        var name = $"name {_random.Next(Arena.Names)}";
        if (_holders.TryGetValue(name, out var holder) && Chance(0.7))
        {
            (request, deed) = (request with { Release = [new Reservation(Arena.Scope, name, holder)] },
                deed with { Released = name, ReleasedFrom = holder });
            if (Chance(0.5)) return (request, deed); // else handed over
        }

        var taker = Guid.NewGuid();
        return (request with { Reserve = [new Reservation(Arena.Scope, name, taker)] }, deed with { Taken = name, Holder = taker });
    }

    private (AppendRequest, Deed) WithBudget(AppendRequest request, Deed deed)
    {
        var (budget, delta) = (_random.Next(Arena.Budgets), _random.Next(-20, 30));
        return (request with { Budgets = [new BudgetChange(Arena.Budget(budget), delta)] }, deed with { Budget = budget, Delta = delta });
    }

    private (AppendRequest, Deed) WithFence(AppendRequest request, Deed deed)
    {
        var (fence, advance) = (_random.Next(Arena.Fences), Chance(0.2));
        var seenAt = Math.Max(0, Volatile.Read(ref _seen) - (Chance(0.3) ? _random.Next(50) : 0));
        return (request with { Fences = [new Fence(Arena.Fence(fence), new LogPosition(seenAt), advance)] },
            deed with { Fence = fence, SeenAt = seenAt, Advance = advance });
    }

    private (AppendRequest, Deed) WithGuard(AppendRequest request, Deed deed)
    {
        var guard = _random.Next(Arena.Streams);
        var version = _versions.GetValueOrDefault(Arena.Stream(guard).Key);
        return (
            request with { Guards = [new StreamGuard(Arena.Stream(guard), version)] },
            deed with { Guard = guard, GuardVersion = version });
    }

    private StreamAppend[] Streams(Deed deed)
    {
        var shared = Enumerable.Range(0, Arena.Streams).Except(deed.Guard is { } guarded ? [guarded] : []).ToArray();
        _random.Shuffle(shared);
        var streams = shared.Take(_random.Next(3)).Select(Arena.Stream).Append(new StreamId("new", Guid.CreateVersion7()))
            .Select(stream => (Stream: stream, Expected: Expected(stream), Events: _random.Next(1, 4))).ToArray();

        var (count, index) = (streams.Sum(stream => stream.Events), 0);
        return [.. streams.Select(stream => new StreamAppend(stream.Stream, stream.Expected, [.. Enumerable.Range(0, stream.Events)
            .Select(n => deed with { Index = index++, Count = count, Expected = stream.Expected, EventOfStream = n })]))];
    }

    private long Expected(StreamId stream) =>
        stream.Category == "shared" && Chance(0.3) ? StreamAppend.Any : _versions.GetValueOrDefault(stream.Key);

    private bool Chance(double share) => _random.NextDouble() < share;
}
