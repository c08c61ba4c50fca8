using EventStore.Subscriptions;
using Projections.Activity;
using Projections.Core;
using Projections.Search;

namespace Projections;

/// <summary>Every read model there is, the one that writes wait for first.</summary>
public static class All
{
    public static IReadOnlyList<ProjectionDefinition> Definitions { get; } =
        [CoreDefinition.Instance, ActivityDefinition.Instance, SearchDefinition.Instance];
}
