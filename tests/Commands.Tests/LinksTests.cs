using Domain;
using Domain.Links;
using EventStore;
using Fixtures;
using Xunit;

namespace Commands.Tests;

public class LinksTests(Ledger ledger) : IClassFixture<Ledger>
{
    private static readonly DateTimeOffset Noon = Sample.Noon;

    [Fact]
    public void A_token_is_long_and_no_two_are_equal()
    {
        var tokens = Enumerable.Range(0, 1_000).Select(_ => Links.NewToken()).ToList();
        Assert.Equal(1_000, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9]{15}$", token));
    }

    [Fact]
    public async Task A_token_never_opens_a_second_link_even_when_the_first_has_ended()
    {
        var (one, two) = (await NewAsync(), await NewAsync());
        await CreateAsync(one);
        Assert.Equal(RefusalCode.NameTaken, Refused(await CreateAsync(two with { Token = one.Token })));
        Assert.IsType<Outcome.Done>(await ledger.Links.RevokeAsync(Ledger.By(), one.Id, default));
        Assert.Equal(RefusalCode.NameTaken, Refused(await CreateAsync(two with { Token = one.Token })));

        var expiring = await NewAsync() with { ExpiresAt = Noon.AddHours(1) };
        await CreateAsync(expiring);
        var expired = await ledger.Links.ExpireAsync(Ledger.By(), expiring.Id, Noon.AddHours(1), default);
        Assert.NotNull(Assert.IsType<Outcome.Done>(expired).Position);
        Assert.Equal(RefusalCode.NameTaken, Refused(await CreateAsync(two with { Token = expiring.Token })));
    }

    [Fact]
    public async Task A_node_has_as_many_links_as_wanted()
    {
        var first = await NewAsync();
        Assert.IsType<Outcome.Done>(await CreateAsync(first));
        Assert.IsType<Outcome.Done>(await CreateAsync(first with { Id = LinkId.New(), Token = Links.NewToken() }));
    }

    [Fact]
    public async Task The_hash_is_there_before_the_link_is_and_never_in_the_log()
    {
        var link = await NewAsync() with { PasswordHash = "secret-hash" };
        var away = new Links(new StoreWithFaults(ledger.Store, StoreWithFaults.AwayAfter(appends: 0)), ledger.Credentials);
        await Assert.ThrowsAsync<EventStoreUnavailableException>(
            () => away.CreateAsync(Ledger.By(), new LogPosition(0), link, Noon, default));
        Assert.Equal("secret-hash", await ledger.Credentials.FindAsync(link.Id, default));

        var done = Assert.IsType<Outcome.Done>(await CreateAsync(link));
        var created = (await ledger.EventsAsync(done.Position!.Value, 0).SingleAsync()).Event;
        Assert.True(Assert.IsType<LinkEvent.LinkCreated>(created).HasPassword);
        Assert.Equal(0, await ledger.Database.ScalarAsync<long>("select count(*) from mt_events where data::text like '%secret-hash%'"));
    }

    [Fact]
    public async Task A_link_that_such_a_thing_has_not_stores_nothing()
    {
        var drop = await NewAsync() with { Type = LinkType.CreateOnly, IsFolder = false, PasswordHash = "hash" };
        Assert.Equal(RefusalCode.InvalidInput, Refused(await CreateAsync(drop)));
        Assert.Null(await ledger.Credentials.FindAsync(drop.Id, default));
    }

    [Fact]
    public async Task A_new_password_is_a_new_fact_and_taking_it_away_another()
    {
        var link = await NewAsync();
        await CreateAsync(link);
        foreach (var hash in new[] { "one", "two", null })
            Assert.NotNull(Assert.IsType<Outcome.Done>(await ledger.Links.SetPasswordAsync(Ledger.By(), link.Id, hash, default)).Position);
        Assert.Null(Assert.IsType<Outcome.Done>(await ledger.Links.SetPasswordAsync(Ledger.By(), link.Id, null, default)).Position);
        Assert.Equal("two", await ledger.Credentials.FindAsync(link.Id, default));
    }

    [Fact]
    public async Task No_link_gets_no_password()
    {
        var nothing = LinkId.New();
        Assert.Equal(RefusalCode.NotFound, Refused(await ledger.Links.SetPasswordAsync(Ledger.By(), nothing, "hash", default)));
        Assert.Null(await ledger.Credentials.FindAsync(nothing, default));
    }

    private static RefusalCode Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Code;

    private async Task<NewLink> NewAsync()
    {
        var folder = await (await ledger.HomeAsync()).FolderAsync("docs");
        return new NewLink(
            LinkId.New(), folder.Space, folder.Id, IsFolder: true, Links.NewToken(), LinkType.View, PasswordHash: null, "For all",
            ExpiresAt: null, IsQuick: false);
    }

    private async Task<Outcome> CreateAsync(NewLink link) =>
        await ledger.Links.CreateAsync(Ledger.By(), await ledger.HeadAsync(), link, Noon, default);
}
