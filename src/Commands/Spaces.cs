using Domain;
using Domain.Spaces;
using EventStore;

namespace Commands;

/// <summary>The write side of spaces.</summary>
public sealed class Spaces(IEventStore store)
{
    private readonly Decider<Space, SpaceEvent> _spaces = new(store, "space", Space.Initial, Space.Evolve);

    /// <summary>Event and limit in one append: from its position on, uploads are measured by the new quota.</summary>
    /// <param name="quotaBytes">Null: unlimited.</param>
    public Task<Outcome> SetQuotaAsync(Envelope by, SpaceId id, long? quotaBytes, CancellationToken ct) =>
        _spaces.TransactAsync(
            id.Value, by,
            space => SpaceDecider.SetQuota(space, quotaBytes, by.Actor),
            request => request with { BudgetLimits = [new BudgetLimit(id.Value, quotaBytes)] },
            ct);
}
