using Domain.Favorites;
using Xunit;
using static Domain.Favorites.FavoriteEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class FavoriteTests
{
    private static readonly Spec<Favorite, FavoriteEvent> Mark = new(Favorite.Initial, Favorite.Evolve, FavoriteJson.Types);
    private static readonly FavoriteAdded Added = new(Ann, Home, Report, Ann);
    private static readonly FavoriteRemoved Removed = new(Ann, Home, Report, Ann);

    [Fact]
    public void A_favorite_is_recorded_with_whose_it_is() =>
        Mark.After().When(f => FavoriteDecider.Add(f, Ann, Home, Report, Ann)).Follows(Added);

    [Fact]
    public void What_is_a_favorite_becomes_none_twice() =>
        Mark.After(Added).When(f => FavoriteDecider.Add(f, Ann, Home, Report, Ann)).NothingFollows();

    [Fact]
    public void A_favorite_is_taken_away_and_may_come_back()
    {
        Mark.After(Added).When(f => FavoriteDecider.Remove(f, Ann)).Follows(Removed);
        Mark.After(Added, Removed).When(f => FavoriteDecider.Add(f, Ann, Home, Report, Ann)).Follows(Added);
    }

    [Fact]
    public void To_take_away_what_is_none_is_no_fault() => Mark.After().When(f => FavoriteDecider.Remove(f, Ann)).NothingFollows();

    [Fact]
    public void Whatever_is_asked_in_whatever_order_is_lawful()
    {
        Deed<Favorite, FavoriteEvent>[] deeds =
        [
            new("add", f => FavoriteDecider.Add(f, Ann, Home, Report, Ann)), new("remove", f => FavoriteDecider.Remove(f, Ann)),
        ];
        Laws.Hold(Favorite.Initial, Favorite.Evolve, deeds);
        Laws.AreAboutAll(Favorite.Initial, Favorite.Evolve, deeds);
    }
}
