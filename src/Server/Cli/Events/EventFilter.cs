using Commands;
using Domain;
using EventStore;
using Projections.Activity;

namespace Server.Cli.Events;

/// <summary>Which events are shown; all that is given must hold.</summary>
internal sealed record EventFilter(string? Kind, UserId? Person, NodeId? Node)
{
    /// <summary>What belongs to a person or lay below a folder is known by the activity read model.</summary>
    public bool NeedsActivity => Person is not null || Node is not null;

    /// <exception cref="CommandFailedException">There is no such kind.</exception>
    public static async Task<EventFilter> ReadAsync(
        CliSession session, string? kind, string? person, string? node, CancellationToken ct)
    {
        if (kind is not null && !EventCatalog.Types().Names.Contains(kind))
        {
            throw new CommandFailedException(
                $"There is no kind {Printable.Of(kind)}. "
                + $"Kinds are {string.Join(", ", EventCatalog.Types().Names.Order(StringComparer.Ordinal))}.");
        }

        return new EventFilter(
            kind,
            person is null ? null : (await session.FindUserAsync(person, ct)).Id,
            node is null ? null : await session.FindNodeAsync(node, ct));
    }

    public async Task<IReadOnlyList<LogEntry>> ApplyAsync(IReadOnlyList<LogEntry> entries, Ledger ledger, CancellationToken ct)
    {
        if (entries.Count == 0) return entries;

        var (first, last) = (entries[0].Raw.Position.Value, entries[^1].Raw.Position.Value);
        var below = Node is { } node ? await ledger.Activity.MatchAsync(new ActivityFilter(Node: node), first, last, ct) : null;
        var persons = Person is { } person ? await ledger.Activity.MatchAsync(new ActivityFilter(Person: person), first, last, ct) : null;
        return
        [
            .. entries.Where(entry =>
                (Kind is null || entry.Raw.Type == Kind)
                && (below is null || below.Contains(entry.Raw.Position.Value) || entry.Raw.Stream.Key == Node!.Value.Value)
                && (persons is null || persons.Contains(entry.Raw.Position.Value) || IsBy(entry.Raw, Person!.Value))),
        ];
    }

    private static bool IsBy(RawRecorded raw, UserId person) => raw.Metadata.UserName == person.Value.ToString();
}
