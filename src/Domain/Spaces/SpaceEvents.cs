namespace Domain.Spaces;

/// <summary>Everything that can happen to a space. Stream: <c>space-{id}</c>.</summary>
public abstract record SpaceEvent
{
    private SpaceEvent() { }

    /// <param name="Root">The node that is the space's root folder.</param>
    /// <param name="QuotaBytes">Null: unlimited.</param>
    public sealed record PersonalSpaceCreated(
        UserId Owner, NodeId Root, Personal Name, long? QuotaBytes, UserId By) : SpaceEvent;

    public sealed record QuotaSet(long? QuotaBytes, long? Was, UserId By) : SpaceEvent;
}
