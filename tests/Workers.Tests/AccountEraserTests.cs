using Commands;
using Xunit;

namespace Workers.Tests;

public sealed class AccountEraserTests : IAsyncLifetime
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private Home _home = null!;

    public async Task InitializeAsync() => _home = await Home.CreateAsync();

    public Task DisposeAsync() => _home.DisposeAsync().AsTask();

    [Fact]
    public async Task A_deleted_account_is_erased_with_its_space_when_its_time_is_over_and_not_before()
    {
        await DeleteAsync();

        Assert.Null(await EraseAsync());
        _home.Clock.By = KeptFor - TimeSpan.FromHours(1);
        Assert.Null(await EraseAsync());
        _home.Clock.By = KeptFor + TimeSpan.FromHours(1);
        Assert.NotNull(await EraseAsync());
        Assert.Null(await EraseAsync());

        Assert.Equal(0, await _home.Database.ScalarAsync<long>("select count(*) from core.spaces"));
        Assert.IsType<Outcome.Refused>(await _home.Users.RestoreAsync(Home.By(), _home.Person, default));
    }

    [Fact]
    public async Task Who_came_back_in_time_is_not_erased()
    {
        await DeleteAsync();
        await _home.Users.RestoreAsync(Home.By(), _home.Person, default);
        await _home.SettleAsync();

        _home.Clock.By = KeptFor + TimeSpan.FromHours(1);

        Assert.Null(await EraseAsync());
    }

    private async Task DeleteAsync()
    {
        await _home.Users.DeleteAsync(Home.By(), _home.Person, default);
        await new Spaces(_home.Store).DisableAsync(Home.By(), _home.Space, default);
        await _home.SettleAsync();
    }

    private async Task<string?> EraseAsync()
    {
        var done = await new AccountEraser(_home.Database.DataSource, _home.Users, new Spaces(_home.Store), KeptFor, _home.Clock)
            .RunOnceAsync(default);
        await _home.SettleAsync();
        return done;
    }
}
