using EventStore.Subscriptions;

namespace Projections.Core;

/// <summary>The read model that a write waits for before it is answered (docs/adr/0003-core-tables.md).</summary>
public static class CoreDefinition
{
    public const string Name = "core";

    public static ProjectionDefinition Create() => new()
    {
        Name = Name,
        Version = 1,
        TablesSql = SqlFile.Read("Core.Core.sql"),
        IndexesSql = SqlFile.Read("Core.CoreIndexes.sql"),
        Create = () => new CoreProjection(),
    };
}
