using System.Security.Cryptography;
using Api.Http.Authentication;
using Commands;
using Domain;
using EventStore;
using EventStore.Subscriptions;

namespace Server.Setup;

/// <summary>Makes accounts, at the first start and from the command line, and waits until they can be seen.</summary>
internal sealed class Accounts(Users users, IEventStore store, ICheckpoints checkpoints)
{
    public const string AdminName = "admin";

    private static readonly TimeSpan VisibleMax = TimeSpan.FromSeconds(30);

    /// <summary>The first account of an empty log. Null when there is one; else the password to tell, or "" when it was given.</summary>
    public async Task<string?> CreateAdminAsync(string? givenPassword, CancellationToken ct)
    {
        if (await store.HeadAsync(ct) > LogPosition.Start) return null;

        var password = givenPassword ?? NewPassword();
        var admin = new NewUser(UserId.New(), AdminName, "Administrator", Mail: null, IsAdmin: true, QuotaBytes: null);
        var outcome = await users.RegisterAsync(Envelope.System("first_start"), admin, Passwords.Hash(password), ct);

        // Another server on the same database was faster.
        if (outcome is Outcome.Refused { Refusal.Code: RefusalCode.NameTaken }) return null;
        await VisibleAsync(outcome, ct);
        return givenPassword is null ? password : "";
    }

    /// <summary>The position of what was done, when every reader sees it; a refusal fails the command.</summary>
    public async Task<Outcome.Done> VisibleAsync(Outcome outcome, CancellationToken ct)
    {
        var done = outcome switch
        {
            Outcome.Done some => some,
            Outcome.Refused { Refusal.Reason: var reason } => throw new CommandFailedException(reason),
            _ => throw new CommandFailedException("The account was changed at the same time. Try again."),
        };
        if (done.Position is { } position && !await checkpoints.WaitForAsync("core", position, VisibleMax, ct))
        {
            throw new CommandFailedException("It is done, but the core read model is behind: see opencloud projections list.");
        }

        return done;
    }

    /// <summary>20 characters that cannot be mistaken for one another: 100 bits.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789-", 20);
}
