using Domain;
using Domain.Favorites;
using EventStore;

namespace Commands;

/// <summary>The write side of favorites. They are a person's own: whether the person may see the thing is the caller's to check.</summary>
public sealed class Favorites(IEventStore store)
{
    private const string Category = "favorite";

    private readonly Decider<Favorite, FavoriteEvent> _favorites = new(store, Category, Favorite.Initial, Favorite.Evolve);

    public Task<Outcome> AddAsync(Envelope by, UserId person, SpaceId space, NodeId node, CancellationToken ct) =>
        _favorites.TransactAsync(Key(person, node), by, favorite => FavoriteDecider.Add(favorite, person, space, node, by.Actor), ct);

    public Task<Outcome> RemoveAsync(Envelope by, UserId person, NodeId node, CancellationToken ct) =>
        _favorites.TransactAsync(Key(person, node), by, favorite => FavoriteDecider.Remove(favorite, by.Actor), ct);

    public Task<Outcome> SetAsync(Envelope by, UserId person, SpaceId space, NodeId node, bool isFavorite, CancellationToken ct) =>
        isFavorite ? AddAsync(by, person, space, node, ct) : RemoveAsync(by, person, node, ct);

    /// <summary>What would be recorded, for an append that does more than this; null when it is so already.</summary>
    internal async Task<StreamAppend?> PrepareAsync(
        Envelope by, UserId person, SpaceId space, NodeId node, bool isFavorite, CancellationToken ct)
    {
        var (state, version) = await _favorites.LoadAsync(Key(person, node), ct);
        var decision = isFavorite
            ? FavoriteDecider.Add(state, person, space, node, by.Actor)
            : FavoriteDecider.Remove(state, by.Actor);
        return decision.Events.Count == 0 ? null : new StreamAppend(new StreamId(Category, Key(person, node)), version, decision.Events);
    }

    private static Guid Key(UserId person, NodeId node) => DerivedKeys.Of(Category, person.Value, node.Value);
}
