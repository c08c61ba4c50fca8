using Api.GraphQl.Requests;
using EventStore;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Queries;

/// <summary>input AsOf — a moment of the past, by its position in the log or by its instant.</summary>
internal static class AsOf
{
    public static readonly InputObjectTypeDefinition Definition = new("AsOf", "A moment of the past: named in one of these ways.",
    [
        new("position", "Long", "Right after this position of the log."),
        new("at", "DateTime", "What had been recorded by this instant."),
    ])
    {
        IsOneOf = true,
    };

    public static readonly InputValueDefinition Argument = new("asOf", "AsOf", "As it was then; as it is now unless told.");

    /// <summary>Null: now.</summary>
    public static async ValueTask<LogPosition?> OfAsync(FieldContext context)
    {
        if (context.Argument<InputObject>("asOf") is not { } moment) return null;
        var ledger = context.Request.Services.Ledger;
        var head = await ledger.HeadAsync(context.Aborted);
        if (moment.Get<long?>("position") is { } position)
            return position >= 0 && position <= head.Value
                ? new LogPosition(position)
                : throw Refused.Input("There is no such position of the log.", Argument.Name);
        return await AtAsync(ledger, moment.Get<DateTimeOffset>("at"), head, context.Aborted);
    }

    /// <summary>The last position that was recorded at an instant or before. Times grow with positions.</summary>
    private static async ValueTask<LogPosition> AtAsync(IEventStore ledger, DateTimeOffset instant, LogPosition head, CancellationToken ct)
    {
        var (known, beyond) = (0L, head.Value + 1);
        while (beyond - known > 1)
        {
            var middle = known + ((beyond - known) / 2);
            if (await TimeOfAsync(ledger, middle, ct) <= instant) known = middle;
            else beyond = middle;
        }

        return new(known);
    }

    private static async ValueTask<DateTimeOffset> TimeOfAsync(IEventStore ledger, long position, CancellationToken ct)
    {
        await foreach (var raw in ledger.ReadRawLogAsync(new LogPosition(position - 1), 1, ct)) return raw.RecordedAt;
        throw new InvalidOperationException($"Position {position} is missing from the log.");
    }
}
