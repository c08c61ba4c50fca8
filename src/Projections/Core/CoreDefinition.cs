using EventStore.Subscriptions;

namespace Projections.Core;

/// <summary>The read model that a write waits for before it is answered (docs/adr/0003-core-tables.md).</summary>
public static class CoreDefinition
{
    public const string Name = "core";

    public static ProjectionDefinition Instance { get; } = new()
    {
        Name = Name,
        Version = 5,
        TablesSql = EmbeddedSql.Read("Core/Core.sql"),
        IndexesSql = EmbeddedSql.Read("Core/CoreIndexes.sql"),
        Create = static () => new CoreProjection(),
    };
}
