using System.Diagnostics;
using static Domain.Favorites.FavoriteEvent;

namespace Domain.Favorites;

/// <summary>The state that a decision about a favorite needs.</summary>
public abstract record Favorite
{
    private Favorite() { }

    /// <summary>It is none.</summary>
    public sealed record Missing : Favorite;

    public sealed record Marked(UserId Person, SpaceId Space, NodeId Node) : Favorite;

    public static readonly Favorite Initial = new Missing();

    public static Favorite Evolve(Favorite state, FavoriteEvent @event) => (state, @event) switch
    {
        (Missing, FavoriteAdded e) => new Marked(e.Person, e.Space, e.Node),
        (Marked, FavoriteRemoved) => Initial,
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}

/// <summary>The rules of favorites. Pure; repeating a command yields no event, and taking away what is none is no fault.</summary>
public static class FavoriteDecider
{
    public static Decision<FavoriteEvent> Add(Favorite state, UserId person, SpaceId space, NodeId node, UserId by) => state switch
    {
        Favorite.Missing => [new FavoriteAdded(person, space, node, by)],
        _ => [],
    };

    public static Decision<FavoriteEvent> Remove(Favorite state, UserId by) => state switch
    {
        Favorite.Marked marked => [new FavoriteRemoved(marked.Person, marked.Space, marked.Node, by)],
        _ => [],
    };
}
