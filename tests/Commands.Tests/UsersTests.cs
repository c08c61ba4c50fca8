using Domain;
using Domain.Spaces;
using Domain.Users;
using EventStore;
using Fixtures;
using Xunit;

namespace Commands.Tests;

public class UsersTests(Ledger ledger) : IClassFixture<Ledger>
{
    [Fact]
    public async Task An_account_comes_with_its_space_and_root_in_one_append()
    {
        var user = NewUser("alan");
        var done = Assert.IsType<Outcome.Done>(await ledger.Users.RegisterAsync(Ledger.By(), user, "hash", default));

        var events = await ledger.EventsAsync(done.Position!.Value, 2).ToListAsync();
        Assert.Equal(["user_registered", "personal_space_created", "root_created"], events.Select(recorded => recorded.Type));
        var space = Assert.IsType<SpaceEvent.PersonalSpaceCreated>(events[1].Event);
        Assert.Equal((user.Id, done.Node, 1_000L), (space.Owner, space.Root, space.QuotaBytes!.Value));
        Assert.Equal("hash", await ledger.Credentials.FindAsync(user.Id, default));
    }

    [Fact]
    public async Task Of_many_that_register_one_name_exactly_one_gets_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            ledger.Users.RegisterAsync(Ledger.By(), NewUser(i % 2 == 0 ? "grace" : "GRACE"), "hash", default)));

        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.All(outcomes.OfType<Outcome.Refused>(), refused => Assert.Equal(RefusalCode.NameTaken, refused.Refusal.Code));
    }

    [Fact]
    public async Task The_same_account_registered_again_changes_nothing_not_even_the_password()
    {
        var user = NewUser("edsger");
        await ledger.Users.RegisterAsync(Ledger.By(), user, "first", default);
        var again = await ledger.Users.RegisterAsync(Ledger.By(), user, "second", default);

        Assert.Null(Assert.IsType<Outcome.Done>(again).Position);
        Assert.Equal("first", await ledger.Credentials.FindAsync(user.Id, default));
    }

    [Fact]
    public async Task A_name_that_is_none_stores_nothing()
    {
        var user = NewUser("no/name");
        var outcome = await ledger.Users.RegisterAsync(Ledger.By(), user, "hash", default);
        Assert.Equal(RefusalCode.InvalidName, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
        Assert.Null(await ledger.Credentials.FindAsync(user.Id, default));
    }

    [Fact]
    public async Task The_hash_is_there_before_the_account_is()
    {
        var user = NewUser("barbara");
        var store = new StoreWithFaults(ledger.Store, StoreWithFaults.AwayAfter(appends: 0));
        var away = new Users(store, ledger.Credentials);
        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => away.RegisterAsync(Ledger.By(), user, "hash", default));

        Assert.Equal("hash", await ledger.Credentials.FindAsync(user.Id, default));
        Assert.IsType<Outcome.Done>(await ledger.Users.RegisterAsync(Ledger.By(), user, "hash", default));
    }

    [Fact]
    public async Task A_password_is_changed_with_an_event_that_does_not_hold_it()
    {
        var user = NewUser("donald");
        await ledger.Users.RegisterAsync(Ledger.By(), user, "first", default);
        var done = Assert.IsType<Outcome.Done>(await ledger.Users.ChangePasswordAsync(Ledger.By(), user.Id, "second", default));

        Assert.IsType<UserEvent.PasswordChanged>((await ledger.EventsAsync(done.Position!.Value, 0).SingleAsync()).Event);
        Assert.Equal("second", await ledger.Credentials.FindAsync(user.Id, default));
        Assert.Equal(0, await ledger.Database.ScalarAsync<long>("select count(*) from mt_events where data::text like '%second%'"));
    }

    [Fact]
    public async Task Nobody_gets_no_password()
    {
        var nobody = UserId.New();
        var outcome = await ledger.Users.ChangePasswordAsync(Ledger.By(), nobody, "hash", default);
        Assert.Equal(RefusalCode.NotFound, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
        Assert.Null(await ledger.Credentials.FindAsync(nobody, default));
    }

    [Fact]
    public async Task Many_that_disable_one_account_record_it_once()
    {
        var user = NewUser("tony");
        await ledger.Users.RegisterAsync(Ledger.By(), user, "hash", default);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ledger.Users.DisableAsync(Ledger.By(), user.Id, default)));

        Assert.Single(outcomes, outcome => outcome is Outcome.Done { Position: not null });
        Assert.IsType<Outcome.Done>(await ledger.Users.EnableAsync(Ledger.By(), user.Id, default));
    }

    private static NewUser NewUser(string name) =>
        new(UserId.New(), name, "Some Body", "some@example.org", IsAdmin: false, QuotaBytes: 1_000);
}
