using Domain;
using Domain.Access;
using Domain.Shares;
using EventStore;
using Xunit;

namespace Commands.Tests;

public class SharesTests(Ledger ledger) : IClassFixture<Ledger>
{
    private static readonly Grantee WithBob = Grantee.User(UserId.New());
    private static readonly Granted Viewing = Granted.Of(Roles.Viewer);

    [Fact]
    public async Task A_node_is_shared_with_one_person_at_most_once()
    {
        var folder = await FolderAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CreateAsync(folder, WithBob)));
        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.All(outcomes.OfType<Outcome.Refused>(), refused => Assert.Equal(RefusalCode.NameTaken, refused.Refusal.Code));
    }

    [Fact]
    public async Task With_others_and_elsewhere_it_is_shared_as_well()
    {
        var (folder, other) = (await FolderAsync(), await FolderAsync());
        await ledger.ShareAsync(folder, WithBob, Viewing);
        Assert.IsType<Outcome.Done>(await CreateAsync(folder, Grantee.User(UserId.New())));
        Assert.IsType<Outcome.Done>(await CreateAsync(folder, Grantee.Group(new GroupId(WithBob.Id))));
        Assert.IsType<Outcome.Done>(await CreateAsync(other, WithBob));
    }

    [Fact]
    public async Task After_its_end_the_same_is_shared_again()
    {
        var folder = await FolderAsync();
        var share = await ledger.ShareAsync(folder, WithBob, Viewing);
        Assert.IsType<Outcome.Done>(await ledger.Shares.RevokeAsync(Ledger.By(), share, default));
        share = await ledger.ShareAsync(folder, WithBob, Viewing with { ExpiresAt = Sample.Noon });
        Assert.IsType<Outcome.Done>(await ledger.Shares.ExpireAsync(Ledger.By(), share, Sample.Noon, default));
        await ledger.ShareAsync(folder, WithBob, Viewing);
    }

    [Fact]
    public async Task A_second_end_frees_nothing_that_was_taken_anew()
    {
        var folder = await FolderAsync();
        var share = await ledger.ShareAsync(folder, WithBob, Viewing);
        await ledger.Shares.RevokeAsync(Ledger.By(), share, default);
        await ledger.ShareAsync(folder, WithBob, Viewing);
        await ledger.Shares.RevokeAsync(Ledger.By(), share, default);
        Assert.IsType<Outcome.Refused>(await CreateAsync(folder, WithBob));
    }

    [Fact]
    public async Task Before_its_time_nothing_expires()
    {
        var share = await ledger.ShareAsync(await FolderAsync(), WithBob, Viewing with { ExpiresAt = Sample.Noon });
        var outcome = await ledger.Shares.ExpireAsync(Ledger.By(), share, Sample.Noon.AddTicks(-1), default);
        Assert.Null(Assert.IsType<Outcome.Done>(outcome).Position);
    }

    [Fact]
    public async Task What_was_refused_takes_no_name()
    {
        var folder = await FolderAsync();
        var denied = new NewShare(ShareId.New(), folder.Space, folder.Id, IsFolder: true, WithBob, Viewing, new string('x', 3_000));
        Assert.IsType<Outcome.Refused>(await ledger.Shares.CreateAsync(Ledger.By(), await ledger.HeadAsync(), denied, default));
        await ledger.ShareAsync(folder, WithBob, Viewing);
    }

    [Fact]
    public async Task A_repeated_command_shares_once()
    {
        var folder = await FolderAsync();
        var (by, seenAt) = (Ledger.By(), await ledger.HeadAsync());
        var share = new NewShare(ShareId.New(), folder.Space, folder.Id, IsFolder: true, WithBob, Viewing, "Have a look");
        var first = Assert.IsType<Outcome.Done>(await ledger.Shares.CreateAsync(by, seenAt, share, default));
        Assert.Null(Assert.IsType<Outcome.Done>(await ledger.Shares.CreateAsync(by, seenAt, share, default)).Position);

        var recorded = await ledger.EventsAsync(first.Position!.Value, 0).SingleAsync();
        Assert.Equal(new ShareEvent.ShareCreated(folder.Space, folder.Id, WithBob, Viewing, "Have a look", Sample.Ann), recorded.Event);
    }

    [Fact]
    public async Task What_each_receiver_makes_of_it_is_recorded_once()
    {
        var share = await ledger.ShareAsync(await FolderAsync(), WithBob, Viewing);
        foreach (var command in (Func<Envelope, Task<Outcome>>[])
        [
            by => ledger.Shares.AcceptAsync(by, share, default), by => ledger.Shares.HideAsync(by, share, default),
            by => ledger.Shares.ShowAsync(by, share, default), by => ledger.Shares.DeclineAsync(by, share, default),
        ])
        {
            Assert.NotNull(Assert.IsType<Outcome.Done>(await command(Ledger.By())).Position);
            Assert.Null(Assert.IsType<Outcome.Done>(await command(Ledger.By())).Position);
        }
    }

    private async Task<NodeSnapshot> FolderAsync() => await (await ledger.HomeAsync()).FolderAsync("docs");

    private async Task<Outcome> CreateAsync(NodeSnapshot folder, Grantee with) => await ledger.Shares.CreateAsync(
        Ledger.By(), await ledger.HeadAsync(),
        new NewShare(ShareId.New(), folder.Space, folder.Id, IsFolder: true, with, Viewing, Message: null), default);
}
