using Api.Http.Authentication;
using Xunit;

namespace Api.Tests;

public class PasswordHashingTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task What_was_hashed_is_recognised_and_nothing_else()
    {
        var hashing = new PasswordHashing(new ApiOptions { StorageId = Guid.Empty });
        var hash = await hashing.HashAsync(Password);

        Assert.True(await hashing.VerifyAsync(hash, Password));
        Assert.False(await hashing.VerifyAsync(hash, Password + "!"));
        Assert.False(await hashing.VerifyAsync(null, Password));
    }

    [Fact]
    public async Task Who_comes_when_too_many_wait_is_sent_away_whether_they_sign_in_or_set_a_password()
    {
        var hashing = new PasswordHashing(new ApiOptions { StorageId = Guid.Empty, WaitingForHashMax = 0 });

        await Assert.ThrowsAsync<HashingBusyException>(() => hashing.HashAsync(Password));
        await Assert.ThrowsAsync<HashingBusyException>(() => hashing.VerifyAsync(null, Password));
    }
}
