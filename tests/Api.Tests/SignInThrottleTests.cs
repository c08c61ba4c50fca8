using Domain.Access;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Somebody who guesses passwords has to wait; who only forgot to change an old one has not.</summary>
[Collection(ApiCollection.Name)]
public class SignInThrottleTests(ApiFixture api)
{
    private const int FailuresMax = 10;

    [Fact]
    public async Task After_ten_guesses_every_further_one_waits_even_a_right_one()
    {
        var name = await GuessedAsync();

        foreach (var answer in new[] { await api.As(name, "guess").PropFindAsync("", "0"), await api.As(name).PropFindAsync("", "0") })
        {
            Assert.Equal("Too many wrong passwords; please wait.", DavError.Expect(answer, 429, "BadRequest").Message);
            Assert.InRange(int.Parse(answer["Retry-After"]!), 1, 60);
            Assert.Null(answer["WWW-Authenticate"]);
        }

        Assert.Contains(await api.LoggedAsync<AccessEvent.SignInRefused>(), each => each.Name?.Value == name && each.Reason == "throttled");
    }

    [Theory]
    [InlineData("/ocs/v1.php/cloud/user", 200)]
    [InlineData("/ocs/v2.php/cloud/user", 429)]
    [InlineData("/ocs/v2.php/cloud/capabilities", 429)]
    [InlineData("/dav/trash-bin/x/", 429)]
    public async Task No_head_lets_more_guesses_through_than_another(string path, int status)
    {
        var name = await GuessedAsync();

        var answer = await api.As(name, "guess").GetAsync(path);

        Assert.Equal(status, answer.Status);
        if (status == 200) Assert.Contains("<statuscode>429<", answer.Text, StringComparison.Ordinal);
        Assert.InRange(int.Parse(answer["Retry-After"]!), 1, 60);
    }

    [Fact]
    public async Task An_old_password_sent_again_and_again_is_one_guess()
    {
        var name = $"old-{Guid.NewGuid():n}";
        await api.RegisterAsync(name);

        for (var i = 0; i < FailuresMax * 3; i++) Assert.Equal(401, (await api.As(name, "old").PropFindAsync("", "0")).Status);

        Assert.Equal(207, (await api.As(name).PropFindAsync("", "0")).Status);
    }

    [Fact]
    public async Task Who_is_in_stays_in_and_others_come_in()
    {
        var name = $"in-{Guid.NewGuid():n}";
        await api.RegisterAsync(name);
        Assert.Equal(207, (await api.As(name).PropFindAsync("", "0")).Status);

        await GuessAsync(name);

        Assert.Equal(429, (await api.As(name, "guess").PropFindAsync("", "0")).Status);
        Assert.Equal(207, (await api.As(name).PropFindAsync("", "0")).Status);
        Assert.Equal(207, (await api.As(ApiFixture.Mary).PropFindAsync("", "0")).Status);
    }

    [Fact]
    public async Task Whoever_waited_is_heard_again()
    {
        var within = TimeSpan.FromSeconds(3);
        var server = await api.StartServerAsync(storage => new()
        {
            StorageId = storage,
            SignInFailuresMax = 2,
            SignInFailuresWithin = within,
        });
        var name = $"patient-{Guid.NewGuid():n}";
        await api.RegisterAsync(name);
        foreach (var guess in new[] { "a", "b" })
            Assert.Equal(401, (await new DavClient(server.Address, name, guess).PropFindAsync("", "0")).Status);
        Assert.Equal(429, (await new DavClient(server.Address, name, ApiFixture.Password).PropFindAsync("", "0")).Status);

        await Task.Delay(within + TimeSpan.FromSeconds(0.5));

        Assert.Equal(207, (await new DavClient(server.Address, name, ApiFixture.Password).PropFindAsync("", "0")).Status);
    }

    private async Task<string> GuessedAsync()
    {
        var name = $"guessed-{Guid.NewGuid():n}";
        await api.RegisterAsync(name);
        await GuessAsync(name);
        return name;
    }

    private async Task GuessAsync(string name)
    {
        for (var i = 0; i < FailuresMax; i++) Assert.Equal(401, (await api.As(name, $"guess {i}").PropFindAsync("", "0")).Status);
    }
}
