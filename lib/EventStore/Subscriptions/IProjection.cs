using Npgsql;

namespace EventStore.Subscriptions;

/// <summary>
/// Folds events into the tables of one read model. One instance at a time works on one schema, so it may cache what it has written;
/// after a failed batch it is thrown away and made anew.
/// </summary>
public interface IProjection
{
    /// <summary>
    /// Adds the statements that take the read model from before <paramref name="events"/> to after them to <paramref name="writes"/>.
    /// The runner executes them with the checkpoint in one transaction (search_path: this projection's schema). What must be read
    /// first is read on <paramref name="connection"/>. The outcome may not depend on how the log was cut into batches.
    /// </summary>
    ValueTask ProjectAsync(IReadOnlyList<Recorded> events, NpgsqlConnection connection, NpgsqlBatch writes, CancellationToken ct);
}

/// <summary>A read model: its name is also the PostgreSQL schema of its tables.</summary>
public sealed record ProjectionDefinition
{
    public required string Name { get; init; }

    /// <summary>
    /// Raised whenever the tables or their meaning change:
    /// the new version is then built beside the old one and swapped in.
    /// </summary>
    public required int Version { get; init; }

    /// <summary>
    /// Creates the tables and what the projection itself needs (keys), unqualified;
    /// run with search_path set to the schema.
    /// </summary>
    public required string TablesSql { get; init; }

    /// <summary>Creates the indexes that only readers need; run after a rebuild's bulk load.</summary>
    public string IndexesSql { get; init; } = "";

    public required Func<IProjection> Create { get; init; }

    /// <summary>
    /// Makes the projection of the node that owns the read model and follows the log, from this node's name as it stands at the checkpoint
    /// and the position that it goes on after. <see cref="Create"/> where it is null.
    /// </summary>
    public Func<string, LogPosition, IProjection>? CreateOwned { get; init; }

    /// <summary>
    /// For how long a node that has read its own name at the checkpoint may take itself for the only one that changes the read model, counted
    /// from before it asked. Who takes over, and a rebuild that swaps, puts the old name out and waits for <see cref="LeaseWait"/> before the
    /// first change.
    /// </summary>
    public TimeSpan Lease { get; init; }

    /// <summary>
    /// Longer than the lease by 50 ms, since the two are measured by different clocks: timers count in ticks of the kernel and end up to 4 ms
    /// early, and no two machines' clocks run equally fast. Nothing where there is no lease.
    /// </summary>
    public TimeSpan LeaseWait => Lease > TimeSpan.Zero ? Lease + TimeSpan.FromMilliseconds(50) : TimeSpan.Zero;

    /// <summary>Events folded at once while following the log.</summary>
    public int LiveBatchMax { get; init; } = 1000;

    /// <summary>Events folded at once while rebuilding.</summary>
    public int RebuildBatchMax { get; init; } = 4_000;

    /// <summary>
    /// Rest between two live batches, so that a read model that may lag does its work in large, cheap batches; cut short when somebody
    /// waits for it. Zero: none.
    /// </summary>
    public TimeSpan RestBetweenBatches { get; init; }

    /// <summary>Share of one core that the projection may take while following the log (1 = no limit).</summary>
    public double DutyCycleMax { get; init; } = 1;
}
