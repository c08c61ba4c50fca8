using System.CommandLine;
using Projections.Activity;
using Projections.Core;

namespace Server.Cli.Events;

/// <summary><c>opencloud activity</c></summary>
internal static class ActivityCommand
{
    private const int LimitDefault = 50;

    private static readonly TimeSpan CatchUpMax = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var node = new Option<string?>("--node")
        {
            Description = "What happened to it and to all that was below it: USER/path, or its id.",
            HelpName = "PATH|ID",
        };
        var space = new Option<string?>("--space") { Description = "What happened in it: its id, or its owner's name.", HelpName = "ID" };
        var person = new Option<string?>("--person")
        {
            Description = "What they did, and what was done to their account.",
            HelpName = "NAME",
        };
        var limit = new Option<int>("--limit") { Description = "Lines at most.", HelpName = "N", DefaultValueFactory = _ => LimitDefault };
        var before = new Option<string?>("--before")
        {
            Description = "Only what is older: the number that a line began with.",
            HelpName = "POS",
        };
        var data = CommonOptions.Data();
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > ActivityFilter.PageMax)
                result.AddError($"--limit is between 1 and {ActivityFilter.PageMax}.");
        });
        before.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && ActivityCursor.Parse(text) is null)
                result.AddError($"'{text}' is no position.");
        });
        var command = new Command("activity", "What happened, newest first, with the names and paths of then.")
        {
            node, space, person, limit, before, data,
        };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(
                ServerSettings.Read(parsed.GetValue(data)!), [CoreDefinition.Instance, ActivityDefinition.Instance], ct);
            var filter = new ActivityFilter(
                parsed.GetValue(node) is { } one ? await session.FindNodeAsync(one, ct) : null,
                parsed.GetValue(space) is { } where ? await session.FindSpaceAsync(where, ct) : null,
                parsed.GetValue(person) is { } name ? (await session.FindUserAsync(name, ct)).Id : null,
                parsed.GetValue(before) is { } cursor ? ActivityCursor.Parse(cursor) : null)
            {
                Max = parsed.GetValue(limit),
            };
            await TellLagAsync(session.Ledger, ct);
            foreach (var row in await session.Ledger.Activity.PageAsync(filter, ct))
                Console.WriteLine($"{row.Cursor,-8} {Amounts.Time(row.At)}  {ActivityWords.Of(row)}");
        });
        return command;
    }

    /// <summary>The read model may lag behind a busy server. Whoever misses what they have just done is told why.</summary>
    private static async Task TellLagAsync(Ledger ledger, CancellationToken ct)
    {
        var head = await ledger.Store.HeadAsync(ct);
        if (!await ledger.Checkpoints.WaitForAsync(ActivityDefinition.Name, head, CatchUpMax, ct))
            await Console.Error.WriteLineAsync(
                $"opencloud: The newest of {head} events are not shown yet. See opencloud projections list.");
    }
}
