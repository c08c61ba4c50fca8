using EventStore.Subscriptions;
using Projections.Core.Memory;

namespace Projections.Core;

/// <summary>The read model that a write waits for before it is answered (docs/adr/0003-core-tables.md).</summary>
public static class CoreDefinition
{
    public const string Name = "core";

    public static ProjectionDefinition Instance { get; } = new()
    {
        Name = Name,
        Version = 7,
        TablesSql = EmbeddedSql.Read("Core/Core.sql"),
        IndexesSql = EmbeddedSql.Read("Core/CoreIndexes.sql"),
        Create = static () => new CoreProjection(new CoreChanges()),
        Lease = ReadingLease.Length,
    };

    /// <summary>The same read model; where this node owns it, it tells the memory of its changes.</summary>
    public static ProjectionDefinition RememberedBy(ResolvedMemory memory) => Instance with { CreateOwned = memory.Own };
}
