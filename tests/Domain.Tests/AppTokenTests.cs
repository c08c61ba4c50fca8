using Domain.AppTokens;
using Xunit;
using static Domain.AppTokens.AppTokenEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class AppTokenTests
{
    private static readonly Spec<AppToken, AppTokenEvent> Token = new(AppToken.Initial, AppToken.Evolve, AppTokenJson.Types);
    private static readonly AppTokenCreated Created = new(Ann, "telephone", Noon.AddDays(30), Ann);
    private static readonly AppTokenRevoked Revoked = new(Ann, Bob);

    [Fact]
    public void A_token_is_recorded_with_whose_it_is_and_until_when() =>
        Token.After().When(t => AppTokenDecider.Create(t, Created, Noon)).Follows(Created);

    [Fact]
    public void A_token_is_issued_once_and_not_again_after_its_end()
    {
        Token.After(Created).When(t => AppTokenDecider.Create(t, Created, Noon)).NothingFollows();
        Token.After(Created, Revoked).When(t => AppTokenDecider.Create(t, Created, Noon)).NothingFollows();
    }

    [Fact]
    public void A_label_has_a_limit() => Token.After()
        .When(t => AppTokenDecider.Create(t, Created with { Label = new string('x', AppTokenDecider.LabelMax + 1) }, Noon))
        .IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_token_lasts_some_time_and_not_for_ever()
    {
        Token.After().When(t => AppTokenDecider.Create(t, Created with { ExpiresAt = Noon }, Noon)).IsRefused(RefusalCode.InvalidInput);
        var longest = Created with { ExpiresAt = Noon + AppTokenDecider.ValidMax };
        Token.After().When(t => AppTokenDecider.Create(t, longest, Noon)).Follows(longest);
        var longer = longest with { ExpiresAt = longest.ExpiresAt.AddTicks(1) };
        Token.After().When(t => AppTokenDecider.Create(t, longer, Noon)).IsRefused(RefusalCode.InvalidInput);
    }

    [Fact]
    public void A_token_is_revoked_once_and_tells_whose_it_was()
    {
        Token.After(Created).When(t => AppTokenDecider.Revoke(t, Bob)).Follows(Revoked);
        Token.After(Created, Revoked).When(t => AppTokenDecider.Revoke(t, Bob)).NothingFollows();
        Token.After().When(t => AppTokenDecider.Revoke(t, Bob)).IsRefused(RefusalCode.NotFound);
    }

    [Fact]
    public void Whatever_is_asked_in_whatever_order_is_lawful()
    {
        Deed<AppToken, AppTokenEvent>[] deeds =
        [
            new("create", t => AppTokenDecider.Create(t, Created, Noon)), new("revoke", t => AppTokenDecider.Revoke(t, Ann)),
        ];
        Laws.Hold(AppToken.Initial, AppToken.Evolve, deeds);
        Laws.AreAboutAll(AppToken.Initial, AppToken.Evolve, deeds);
    }
}
