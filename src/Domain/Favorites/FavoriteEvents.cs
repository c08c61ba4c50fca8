namespace Domain.Favorites;

/// <summary>
/// Everything that can happen between one person and one file or folder that they find again quickly. Stream: <c>favorite-{id}</c>,
/// whose id is made of the two, so that however many favorites somebody has, a decision reads a handful of events.
/// </summary>
public abstract record FavoriteEvent
{
    private FavoriteEvent() { }

    /// <param name="Person">Whose favorite it is: theirs alone to see.</param>
    public sealed record FavoriteAdded(UserId Person, SpaceId Space, NodeId Node, UserId By) : FavoriteEvent;

    public sealed record FavoriteRemoved(UserId Person, SpaceId Space, NodeId Node, UserId By) : FavoriteEvent;
}
