using EventStore.Subscriptions;

namespace Projections.Activity;

public static class ActivityDefinition
{
    public const string Name = "activity";

    /// <summary>It may lag: it rests between batches and leaves the cores to those who wait for an answer.</summary>
    public static readonly ProjectionDefinition Instance = new()
    {
        Name = Name,
        Version = 1,
        TablesSql = EmbeddedSql.Read("Activity/Activity.sql"),
        IndexesSql = EmbeddedSql.Read("Activity/ActivityIndexes.sql"),
        Create = () => new ActivityProjection(),
        RestBetweenBatches = TimeSpan.FromMilliseconds(250),
        DutyCycleMax = 0.15,
    };
}
