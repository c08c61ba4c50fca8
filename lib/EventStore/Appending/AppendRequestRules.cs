using System.Buffers;
using System.Text;

namespace EventStore.Appending;

/// <summary>What the append function relies on and the types cannot say. A breach is the caller's bug.</summary>
internal static class AppendRequestRules
{
    public static void Check(AppendRequest request, EventStoreOptions options)
    {
        var count = 0;
        foreach (var stream in request.Streams)
        {
            if (stream.Events.Count == 0) throw Breach($"Nothing to append to {stream.Stream}.");
            count += stream.Events.Count;
        }

        if (count == 0) throw Breach("Nothing to append.");
        if (count > options.CommandEventsMax) throw Breach($"{count} events are more than the {options.CommandEventsMax} of one command.");

        CheckTexts(request);
        Distinct(request.Streams, stream => stream.Stream.Key, "stream");
        Distinct(request.Guards, guard => guard.Stream.Key, "guard");
        Distinct(request.Fences, fence => fence.Key, "fence");
        Distinct(request.Reserve, name => (name.Scope, name.Name), "name to reserve");
        Distinct(request.Release, name => (name.Scope, name.Name), "name to release");
        Distinct(request.Budgets, change => change.Budget, "budget");
        Distinct(request.BudgetLimits, limit => limit.Budget, "budget limit");
    }

    private static void CheckTexts(AppendRequest request)
    {
        Storable(request.Metadata.CorrelationId);
        Storable(request.Metadata.CausationId);
        Storable(request.Metadata.UserName);
        foreach (var stream in request.Streams) Storable(stream.Stream.Category);
        foreach (var name in request.Reserve) Storable(name.Name);
        foreach (var name in request.Release) Storable(name.Name);
    }

    private static void Distinct<T, TKey>(IReadOnlyList<T> entries, Func<T, TKey> key, string what)
    {
        if (entries.Count < 2) return;

        var seen = new HashSet<TKey>(entries.Count);
        foreach (var entry in entries)
            if (!seen.Add(key(entry))) throw Breach($"The {what} {key(entry)} stands twice in one command.");
    }

    /// <summary>What PostgreSQL's text cannot hold would fail the batch on its way out, and cost everybody the connection.</summary>
    private static void Storable(string? text)
    {
        if (text is null) return;
        if (text.Contains('\0', StringComparison.Ordinal)) throw Breach("A text contains NUL.");
        if (text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !IsWellFormed(text)) throw Breach("A text contains half a character.");
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done) return false;
            text = text[length..];
        }

        return true;
    }

    private static ArgumentException Breach(string message) => new(message);
}
