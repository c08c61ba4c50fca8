using System.Text;
using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Domain;
using Domain.Access;
using EventStore;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Queries;

/// <summary>Query.events — the log itself, for those who manage accounts.</summary>
internal static class EventsQuery
{
    /// <summary>
    /// Events that are looked at for one page: where few fit the filter, a page may be short or empty, and yet not the last.
    /// </summary>
    public const int LookedAtMax = 10_000;

    private const string Name = "Event";

    public static readonly TypeDefinition[] Types =
    [
        new ObjectType<RawRecorded>(Name, "An event, as it stands in the log.",
        [
            new("position", "Long!", raw => raw.Position.Value, "Its place in the log."),
            new("id", "ID!", raw => raw.Id.ToString("D"), "Its own id."),
            new("kind", "String!", raw => raw.Type, "What happened, by its name in the log."),
            new("stream", "String!", raw => raw.Stream.ToString(), "What it happened to: its kind and key."),
            new("version", "Long!", raw => raw.Version, "Its place among the events of that."),
            new("recordedAt", "DateTime!", raw => raw.RecordedAt, "When the log took it."),
            new(
                "actor", PersonType.Name,
                (raw, context) => ActorOf(raw) is { } actor ? context.Loaders.People.Load(new UserId(actor)) : default, "Who did it."),
            new("data", "String!", raw => Encoding.UTF8.GetString(raw.Data.Span), "The event as JSON: the stored text."),
            new("headers", "String!", raw => Encoding.UTF8.GetString(raw.Metadata.Headers.Span),
                "Who asked for it, how, from where and why it was allowed: the stored text."),
        ]),
        .. Connection.Of<RawRecorded>(Name),
        new InputObjectTypeDefinition("EventFilter", "Which events; all that is given must hold.",
        [
            new("kinds", "[String!]", "Only these kinds."),
            new("actor", "ID", "Only what this person did."),
            new("streams", "[String!]", "Only what happened to these, as their events tell them: node-…"),
            new("since", "Long", "Only from this position on."),
            new("until", "Long", "Only up to this position."),
        ]),
    ];

    public static readonly Field<object> Definition = Connection.ForwardField<object>(
        "events", Name, ResolveAsync,
            "The log, the oldest first: for those who manage accounts. The total counts all events, whatever the filter.",
        new InputValueDefinition("filter", "EventFilter", "Only these."));

    private static async ValueTask<object?> ResolveAsync(object source, PageArguments page, FieldContext context)
    {
        var (request, ct) = (context.Request, context.Aborted);
        if (!request.User.Role.ManagesAccounts) throw Refused.Because(AccessRules.Forbidden);
        var filter = context.Argument<InputObject>("filter") ?? InputObject.Empty;
        var after = Math.Max(Cursors.PositionOf(page) ?? 0, filter.Get<long?>("since") - 1 ?? 0);
        var until = filter.Get<long?>("until") ?? long.MaxValue;
        var wanted = Matching(filter);
        var (found, looked, last) = (new List<RawRecorded>(), 0, after);
        await foreach (var raw in request.Services.Ledger.ReadRawLogAsync(new LogPosition(after), LookedAtMax, ct))
        {
            if (raw.Position.Value > until) break;
            if (wanted(raw) && found.Count == page.Max) return Answer(hasMore: true);
            looked++;
            last = raw.Position.Value;
            if (wanted(raw)) found.Add(raw);
        }

        return Answer(hasMore: looked == LookedAtMax);

        Page<RawRecorded> Answer(bool hasMore) => new(
            found, page, hasMore, raw => Cursors.Of(raw.Position.Value),
            async counting => (await counting.Request.Services.Ledger.HeadAsync(counting.Aborted)).Value, Cursors.Of(last));
    }

    private static Func<RawRecorded, bool> Matching(InputObject filter)
    {
        var kinds = filter.GetList<string>("kinds")?.ToHashSet(StringComparer.Ordinal);
        var streams = filter.GetList<string>("streams")?.ToHashSet(StringComparer.Ordinal);
        var actor = filter.Get<string>("actor") is { } id ? GlobalId.Parse(id)?.Key.ToString() ?? "" : null;
        return raw => (kinds is null || kinds.Contains(raw.Type)) && (streams is null || streams.Contains(raw.Stream.ToString()))
            && (actor is null || raw.Metadata.UserName == actor);
    }

    private static Guid? ActorOf(RawRecorded raw) =>
        Guid.TryParse(raw.Metadata.UserName, out var actor) && actor != Guid.Empty ? actor : null;
}
