using System.CommandLine;
using Api.Accounts;
using Projections.Core;

namespace Server.Cli.User;

/// <summary><c>opencloud user hand-over</c>, <c>delete</c>, <c>restore</c> and <c>erase</c></summary>
internal static class UserDeparture
{
    public static Command CreateHandOver()
    {
        var (name, data) = (UserCommand.Name(), CommonOptions.Data());
        var to = new Option<string>("--to") { Description = "Who gets the spaces: a sign-in name.", Required = true };
        var command = new Command("hand-over", "Gives somebody's personal space, and spaces that only they manage, to another person.")
        {
            name, to, data,
        };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var (from, heir) = (
                await session.FindUserAsync(parsed.GetRequiredValue(name), ct), await session.FindUserAsync(parsed.GetRequiredValue(to), ct));
            var (steps, refusal) = await session.Ledger.Departure.HandOverAsync(from, heir, ct);
            if (refusal is not null) throw new CommandFailedException(refusal.Reason);
            await RunAsync(session, "user hand-over", steps, ct);
            Console.WriteLine($"Handed the spaces of {from.Name} over to {heir.Name}");
        });
        return command;
    }

    public static Command CreateDelete() => Create(
        "delete", "Deletes an account. For some time it can be brought back.", "Deleted", async (departure, user, ct) =>
        {
            var (steps, refusal) = await departure.LeaveAsync(user, ct);
            return refusal is null ? steps : throw new CommandFailedException(refusal.Reason);
        });

    public static Command CreateRestore() => Create(
        "restore", "Brings a deleted account back, with its personal space.", "Restored", (departure, user, ct) =>
            departure.ReturnAsync(user, ct).AsTask());

    public static Command CreateErase() => Create(
        "erase", "Ends a deleted account for good, with its personal space.", "Erased", (departure, user, ct) =>
            departure.EndAsync(user, ct).AsTask());

    private static Command Create(
        string verb, string description, string done,
        Func<Departure, UserRow, CancellationToken, Task<IReadOnlyList<AccountStep>>> steps)
    {
        var (name, data) = (UserCommand.Name(), CommonOptions.Data());
        var command = new Command(verb, description) { name, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var user = await session.FindUserAsync(parsed.GetRequiredValue(name), ct);
            await RunAsync(session, $"user {verb}", await steps(session.Ledger.Departure, user, ct), ct);
            Console.WriteLine($"{done} {user.Name}");
        });
        return command;
    }

    private static async Task RunAsync(CliSession session, string command, IReadOnlyList<AccountStep> steps, CancellationToken ct)
    {
        foreach (var step in steps) await session.Ledger.Accounts.VisibleAsync(await step.RunAsync(CliSession.Envelope(command), ct), ct);
    }
}
