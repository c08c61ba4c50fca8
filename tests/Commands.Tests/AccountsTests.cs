using Domain;
using Domain.Nodes;
using Domain.Spaces;
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
            await ledger.Users.SetRoleAsync(Ledger.By(), nobody, AccountRole.Admin, own: null, default),
        }) Assert.Equal(RefusalCode.NotFound, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    [Fact]
    public async Task A_guest_has_no_space_until_they_are_more_than_a_guest()
    {
        var guest = new NewUser(UserId.New(), $"g{Guid.NewGuid():n}", "A guest", Mail: null, IsAdmin: false, QuotaBytes: null, IsGuest: true);
        var registered = Assert.IsType<Outcome.Done>(await ledger.Users.RegisterAsync(Ledger.By(), guest, "hash", default));
        var events = await ledger.EventsAsync(registered.Position!.Value, 1).Select(recorded => recorded.Event).ToListAsync();
        Assert.Equal(new UserEvent.AccountRoleSet(AccountRole.Guest.Name, AccountRole.User.Name, Sample.Ann), events[^1]);
        Assert.IsType<UserEvent.UserRegistered>(events[^2]);

        var promoted = await SetRoleAsync(guest.Id, AccountRole.User, own: null);
        events = await ledger.EventsAsync(promoted.Position!.Value, 2).Select(recorded => recorded.Event).ToListAsync();
        Assert.IsType<UserEvent.AccountRoleSet>(events[0]);
        Assert.Equal((guest.Id, "A guest"), events[1] is SpaceEvent.PersonalSpaceCreated own ? (own.Owner, own.Name.Value) : default);
        Assert.IsType<NodeEvent.RootCreated>(events[2]);
    }

    [Fact]
    public async Task Who_becomes_a_guest_keeps_a_space_that_nobody_reaches_until_they_are_more_again()
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("report.txt");
        var seenAt = await ledger.HeadAsync();
        var demoted = await SetRoleAsync(home.Owner.Id, AccountRole.Guest, home.Space);
        Assert.IsType<SpaceEvent.SpaceDisabled>((await ledger.EventsAsync(demoted.Position!.Value, 0).SingleAsync()).Event);
        Assert.Equal(
            new Outcome.Stale(demoted.Position),
            await ledger.Nodes.UploadAsync(Ledger.By() with { Reason = "owner" }, seenAt, file, Sample.Content(1), default));

        var promoted = await SetRoleAsync(home.Owner.Id, AccountRole.SpaceAdmin, home.Space);
        Assert.IsType<SpaceEvent.SpaceEnabled>((await ledger.EventsAsync(promoted.Position!.Value, 0).SingleAsync()).Event);
        var other = await SetRoleAsync(home.Owner.Id, AccountRole.User, home.Space);
        Assert.IsType<UserEvent.AccountRoleSet>((await ledger.EventsAsync(other.Position!.Value, 0).SingleAsync()).Event);
    }

    [Fact]
    public async Task Whose_space_was_handed_over_gets_another_one_when_they_are_more_than_a_guest()
    {
        var home = await ledger.HomeAsync();
        await SetRoleAsync(home.Owner.Id, AccountRole.Guest, home.Space);
        await ledger.Spaces.HandOverAsync(Ledger.By(), home.Space, UserId.New(), default);
        var promoted = await SetRoleAsync(home.Owner.Id, AccountRole.User, home.Space);
        Assert.IsType<NodeEvent.RootCreated>((await ledger.EventsAsync(promoted.Position!.Value, 0).SingleAsync()).Event);
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

    private async Task<Outcome.Done> SetRoleAsync(UserId person, AccountRole role, SpaceId? own) =>
        Assert.IsType<Outcome.Done>(await ledger.Users.SetRoleAsync(Ledger.By(), person, role, own, default));
}
