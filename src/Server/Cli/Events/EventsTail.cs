using System.CommandLine;
using System.Globalization;
using EventStore;
using Projections.Activity;
using Projections.Core;

namespace Server.Cli.Events;

/// <summary><c>opencloud events tail</c></summary>
internal static class EventsTail
{
    private const int LinesDefault = 20;

    /// <summary>Without <c>--since</c>, how far back lines that fit are looked for.</summary>
    private const long BackMax = 100_000;

    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromMilliseconds(300);

    public static Command Create()
    {
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what happens from now on, until interrupted." };
        var kind = Text("--kind", "KIND", "Only events of this kind, by its stored name (file_created …).");
        var person = Text("--person", "NAME", "Only what this person did, or what was done to their account.");
        var node = Text("--node", "PATH|ID", "Only what happened to it or below it: USER/path, or its id.");
        var since = Text("--since", "POS|TIME",
            $"All after a position, or from a time on (UTC unless it has a zone); without it the last {LinesDefault} lines.");
        var (json, data) = (EventsCommand.Json(), CommonOptions.Data());
        since.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Position(text) is null && Time(text) is null)
                result.AddError($"'{text}' is neither a position nor a time.");
        });
        var command = new Command("tail", "Tells what the log took last, oldest first.") { follow, kind, person, node, since, json, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(
                ServerSettings.Read(parsed.GetValue(data)!), [CoreDefinition.Instance, ActivityDefinition.Instance], ct);
            var filter = await EventFilter.ReadAsync(session, parsed.GetValue(kind), parsed.GetValue(person), parsed.GetValue(node), ct);
            var tail = new Tail(session.Ledger, filter, parsed.GetValue(json));
            var from = parsed.GetValue(since) is { } start ? await tail.StartAsync(start, ct) : await tail.LastLinesAsync(ct);
            await tail.PrintAsync(from, parsed.GetValue(follow), ct);
        });
        return command;
    }

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    private static long? Position(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private sealed class Tail(Ledger ledger, EventFilter filter, bool isJson)
    {
        private readonly LogReader _reader = new(ledger, filter.NeedsActivity);

        public async Task<LogPosition> StartAsync(string since, CancellationToken ct) =>
            Position(since) is { } position ? new LogPosition(position) : await _reader.BeforeAsync(Time(since)!.Value, ct);

        /// <summary>Goes back page by page until enough lines fit.</summary>
        public async Task<LogPosition> LastLinesAsync(CancellationToken ct)
        {
            var head = (await ledger.Store.HeadAsync(ct)).Value;
            var (fitting, after) = (0, head);
            while (after > 0 && head - after < BackMax)
            {
                var max = (int)Math.Min(LogReader.PageMax, after);
                after -= max;
                var page = await filter.ApplyAsync(await _reader.ReadAsync(new LogPosition(after), max, ct), ledger, ct);
                fitting += page.Count;
                if (fitting >= LinesDefault) return new LogPosition(page[fitting - LinesDefault].Raw.Position.Value - 1);
            }

            return new LogPosition(after);
        }

        public async Task PrintAsync(LogPosition after, bool isFollowed, CancellationToken ct)
        {
            while (true)
            {
                var page = await _reader.ReadAsync(after, LogReader.PageMax, ct);
                foreach (var entry in await filter.ApplyAsync(page, ledger, ct)) Print(entry);
                if (page.Count > 0) after = page[^1].Raw.Position;
                else if (!isFollowed) return;
                else await Task.Delay(LookAgainEvery, ct);
            }
        }

        private void Print(LogEntry entry) => Console.WriteLine(
            isJson ? EventJsonLine.Of(entry.Raw) : $"{entry.Raw.Position,-8} {Amounts.Time(entry.Raw.RecordedAt)}  {_reader.Words(entry)}");
    }
}
