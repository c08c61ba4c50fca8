using EventStore.Subscriptions;

namespace Projections.Search;

public static class SearchDefinition
{
    public const string Name = "search";

    /// <summary>It may lag: it rests between batches and leaves the cores to those who wait for an answer.</summary>
    public static readonly ProjectionDefinition Instance = new()
    {
        Name = Name,
        Version = 1,
        TablesSql = EmbeddedSql.Read("Search/Search.sql"),
        IndexesSql = EmbeddedSql.Read("Search/SearchIndexes.sql"),
        Create = () => new SearchProjection(),
        RestBetweenBatches = TimeSpan.FromMilliseconds(250),
        DutyCycleMax = 0.15,
    };
}
