using Domain;
using EventStore;
using Xunit;

namespace Commands.Tests;

/// <summary>What somebody asked for whose credentials count no longer is not done, in a space of their own neither.</summary>
public class ActorFenceTests(Ledger ledger) : IClassFixture<Ledger>
{
    private static readonly Dictionary<string, Func<Ledger, UserId, Task<Outcome>>> Ends = new()
    {
        ["the account is disabled"] = (on, person) => on.Users.DisableAsync(Ledger.By(), person, default),
        ["the account is deleted"] = (on, person) => on.Users.DeleteAsync(Ledger.By(), person, default),
        ["the password is changed"] = (on, person) => on.Users.ChangePasswordAsync(Ledger.By(), person, "another hash", default),
    };

    public static TheoryData<string> EndsOfCredentials => [.. Ends.Keys];

    [Theory]
    [MemberData(nameof(EndsOfCredentials))]
    public async Task No_write_of_theirs_comes_after(string end)
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("report.txt");
        var by = await SignedInAsync(home);
        var position = Done(await Ends[end](ledger, home.Owner.Id));

        Outcome[] late =
        [
            await UploadAsync(by, file, position),
            await ledger.Nodes.CreateFolderAsync(by, position, home.At("new"), mtime: null, [], default),
            await ledger.Spaces.RenameAsync(by, home.Space, "Mine", default),
            await ledger.Spaces.CreateProjectAsync(by, new NewSpace(SpaceId.New(), "Late", null, null, null), default),
            await ledger.Groups.CreateAsync(by, GroupId.New(), $"late {home.Space.Value}", null, default),
        ];
        Assert.All(late, outcome => Assert.Equal(new Outcome.Stale(position), outcome));
        Assert.IsType<Outcome.Done>(await UploadAsync(by with { VerifiedAt = position.Value }, file, position));
    }

    [Theory]
    [MemberData(nameof(EndsOfCredentials))]
    public async Task Nobody_else_is_held_up(string end)
    {
        var (home, other) = (await ledger.HomeAsync(), await ledger.HomeAsync());
        var file = await other.FileAsync("report.txt");
        var by = await SignedInAsync(other);
        var seenAt = await ledger.HeadAsync();
        Done(await Ends[end](ledger, home.Owner.Id));
        foreach (var reason in new[] { "owner", "member", "share_group", "link" })
            Assert.IsType<Outcome.Done>(await UploadAsync(by with { Reason = reason, CommandId = Guid.NewGuid() }, file, seenAt));
    }

    [Fact]
    public async Task An_app_token_that_is_revoked_ends_what_came_by_it_and_nothing_else()
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("report.txt");
        var (phone, tablet) = (await TokenAsync(home), await TokenAsync(home));
        var by = await SignedInAsync(home);
        var position = Done(await ledger.AppTokens.RevokeAsync(by, phone, default));

        Assert.Equal(new Outcome.Stale(position), await UploadAsync(by with { TokenId = phone, CommandId = Guid.NewGuid() }, file, position));
        foreach (var envelope in new[] { by, by with { TokenId = tablet } })
            Assert.IsType<Outcome.Done>(await UploadAsync(envelope with { CommandId = Guid.NewGuid() }, file, position));
    }

    [Fact]
    public async Task Who_changes_their_own_password_needs_no_other_session_and_ends_all()
    {
        var home = await ledger.HomeAsync();
        var by = await SignedInAsync(home);
        var position = Done(await ledger.Users.ChangePasswordAsync(by, home.Owner.Id, "second", default, was: "hash"));
        Assert.Equal(
            new Outcome.Stale(position), await ledger.Spaces.RenameAsync(by with { CommandId = Guid.NewGuid() }, home.Space, "Mine", default));
    }

    [Fact]
    public async Task Who_was_overtaken_by_a_reset_of_their_password_does_not_undo_it()
    {
        var home = await ledger.HomeAsync();
        var by = await SignedInAsync(home);
        Done(await ledger.Users.ChangePasswordAsync(Ledger.By(), home.Owner.Id, "reset", default));

        Assert.IsType<Outcome.Refused>(await ledger.Users.ChangePasswordAsync(by, home.Owner.Id, "stolen", default, was: "hash"));
        Assert.Equal("reset", await ledger.Credentials.FindAsync(home.Owner.Id, default));
    }

    private async Task<Envelope> SignedInAsync(Home home) => Ledger.By() with
    {
        Actor = home.Owner.Id,
        Reason = "owner",
        VerifiedAt = (await ledger.HeadAsync()).Value,
    };

    private async Task<Guid> TokenAsync(Home home)
    {
        var id = Guid.CreateVersion7();
        Done(await ledger.AppTokens.CreateAsync(
            Ledger.By(), id, home.Owner.Id, "device", $"digest {id}", Sample.Noon.AddDays(1), Sample.Noon, default));
        return id;
    }

    private static LogPosition Done(Outcome outcome) => Assert.IsType<Outcome.Done>(outcome).Position!.Value;

    private async Task<Outcome> UploadAsync(Envelope by, NodeSnapshot file, LogPosition seenAt) =>
        await ledger.Nodes.UploadAsync(by, seenAt, await ledger.SnapshotAsync(file.Id), Sample.Content(1), default);
}
