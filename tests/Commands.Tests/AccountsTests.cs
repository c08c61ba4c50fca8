using Domain;
using Domain.Users;
using EventStore;
using Xunit;

namespace Commands.Tests;

/// <summary>Accounts after their registration, and their app tokens.</summary>
public class AccountsTests(Ledger ledger) : IClassFixture<Ledger>
{
    [Fact]
    public async Task The_name_of_a_deleted_account_is_never_given_again()
    {
        var home = await ledger.HomeAsync();
        Assert.IsType<Outcome.Done>(await ledger.Users.DeleteAsync(Ledger.By(), home.Owner.Id, default));
        var again = await ledger.Users.RegisterAsync(Ledger.By(), home.Owner with { Id = UserId.New() }, "hash", default);
        Assert.Equal(RefusalCode.NameTaken, Assert.IsType<Outcome.Refused>(again).Refusal.Code);
    }

    [Fact]
    public async Task A_deleted_account_is_not_registered_anew()
    {
        var home = await ledger.HomeAsync();
        await ledger.Users.DeleteAsync(Ledger.By(), home.Owner.Id, default);
        var again = await ledger.Users.RegisterAsync(Ledger.By(), home.Owner, "other", default);
        Assert.Null(Assert.IsType<Outcome.Done>(again).Position);
        Assert.Equal("hash", await ledger.Credentials.FindAsync(home.Owner.Id, default));
    }

    [Fact]
    public async Task A_profile_is_changed_in_part_and_recorded_whole()
    {
        var home = await ledger.HomeAsync();
        var done = Assert.IsType<Outcome.Done>(await ledger.Users.ChangeProfileAsync(
            Ledger.By(), home.Owner.Id, static profile => profile with { Language = "de" }, default));
        var was = new Profile("Somebody", null, null, null, null);
        Assert.Equal(
            new UserEvent.ProfileChanged(was with { Language = "de" }, was, Sample.Ann),
            (await ledger.EventsAsync(done.Position!.Value, 0).SingleAsync()).Event);
    }

    [Fact]
    public async Task Two_that_change_different_parts_of_a_profile_lose_nothing()
    {
        var home = await ledger.HomeAsync();
        Assert.All(
            await Task.WhenAll(
                ledger.Users.ChangeProfileAsync(Ledger.By(), home.Owner.Id, static profile => profile with { Language = "de" }, default),
                ledger.Users.ChangeProfileAsync(Ledger.By(), home.Owner.Id, static profile => profile with { Surname = "Lee" }, default)),
            outcome => Assert.IsType<Outcome.Done>(outcome));
        var last = (UserEvent.ProfileChanged)(await ledger.EventsAsync(await ledger.HeadAsync(), 0).SingleAsync()).Event;
        Assert.Equal(("de", "Lee"), (last.Profile.Language, last.Profile.Surname?.Value));
    }

    [Fact]
    public async Task Nobody_has_a_profile_or_a_role()
    {
        var nobody = UserId.New();
        foreach (var outcome in new[]
        {
            await ledger.Users.ChangeProfileAsync(Ledger.By(), nobody, static profile => profile, default),
            await ledger.Users.SetRoleAsync(Ledger.By(), nobody, AccountRole.Admin, default),
        }) Assert.Equal(RefusalCode.NotFound, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    [Fact]
    public async Task An_app_token_is_known_by_its_digest_alone()
    {
        var (id, user) = (Guid.CreateVersion7(), UserId.New());
        Assert.IsType<Outcome.Done>(await CreateTokenAsync(id, user, "digest-of-it", Sample.Noon.AddDays(1)));
        Assert.Equal(id, await ledger.Credentials.FindTokenAsync(user, "digest-of-it", default));
        Assert.Equal(0, await ledger.Database.ScalarAsync<long>("select count(*) from mt_events where data::text like '%digest-of-it%'"));
    }

    [Fact]
    public async Task An_app_token_that_is_refused_stores_nothing()
    {
        var user = UserId.New();
        Assert.IsType<Outcome.Refused>(await CreateTokenAsync(Guid.CreateVersion7(), user, "digest", Sample.Noon));
        Assert.Null(await ledger.Credentials.FindTokenAsync(user, "digest", default));
    }

    [Fact]
    public async Task An_app_token_is_revoked_once()
    {
        var id = Guid.CreateVersion7();
        await CreateTokenAsync(id, UserId.New(), "digest", Sample.Noon.AddDays(1));
        Assert.NotNull(Assert.IsType<Outcome.Done>(await ledger.AppTokens.RevokeAsync(Ledger.By(), id, default)).Position);
        Assert.Null(Assert.IsType<Outcome.Done>(await ledger.AppTokens.RevokeAsync(Ledger.By(), id, default)).Position);
    }

    private Task<Outcome> CreateTokenAsync(Guid id, UserId user, string digest, DateTimeOffset expiresAt) =>
        ledger.AppTokens.CreateAsync(Ledger.By(), id, user, "telephone", digest, expiresAt, Sample.Noon, default);
}
