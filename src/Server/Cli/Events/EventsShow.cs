using System.CommandLine;
using System.Text;
using Domain;
using EventStore;
using Projections.Activity;
using Projections.Core;

namespace Server.Cli.Events;

/// <summary><c>opencloud events show</c></summary>
internal static class EventsShow
{
    public static Command Create()
    {
        var position = new Argument<long>("position") { Description = "The event's place in the log.", HelpName = "POS" };
        position.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() < 1) result.AddError("Positions begin at 1.");
        });
        var (json, data) = (EventsCommand.Json(), CommonOptions.Data());
        var command = new Command("show", "Shows one event with all that was recorded with it.") { position, json, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(
                ServerSettings.Read(parsed.GetValue(data)!), [CoreDefinition.Instance, ActivityDefinition.Instance], ct);
            var reader = new LogReader(session.Ledger);
            var at = parsed.GetValue(position);
            if (await reader.ReadAsync(new LogPosition(at - 1), 1, ct) is not [var entry])
                throw new CommandFailedException($"The log ends before {at}.");

            if (parsed.GetValue(json)) Console.WriteLine(EventJsonLine.Of(entry.Raw));
            else Print(entry, reader.Words(entry));
        });
        return command;
    }

    private static void Print(LogEntry entry, string words)
    {
        var raw = entry.Raw;
        Console.WriteLine(words);
        Line("position", raw.Position.ToString());
        Line("recorded", raw.RecordedAt.ToUniversalTime().ToString("O"));
        Line("kind", raw.Type);
        Line("stream", $"{raw.Stream}, version {raw.Version}");
        Line("event id", raw.Id.ToString());
        if (entry.Event is not null) PrintEnvelope(raw);
        Line("data", PrintableJson(raw.Data.Span));
    }

    private static void PrintEnvelope(RawRecorded raw)
    {
        var by = EnvelopeJson.Read(raw.Metadata.Headers.Span);
        Line("actor", by.Actor == UserId.System ? "the system" : by.Actor.Value.ToString());
        Line("on behalf of", by.OnBehalfOf?.Value.ToString());
        Line("authentication", by.AuthMethod);
        Line("token", by.TokenId?.ToString());
        Line("address", by.ClientAddress?.Value);
        Line("client", by.UserAgent?.Value);
        Line("route", by.Route);
        Line("request", by.RequestId.Value);
        Line("command", by.CommandId.ToString());
        Line("correlation", by.Correlation.ToString());
        Line("causation", by.Causation);
        Line("allowed as", by.Reason);
    }

    private static void Line(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Console.WriteLine($"  {name,-15} {(name == "data" ? value : Printable.Of(value))}");
    }

    private static string PrintableJson(ReadOnlySpan<byte> json) => Printable.Json(Encoding.UTF8.GetString(json));
}
