using Domain;
using Domain.Access;
using EventStore;
using static Domain.Access.AccessEvent;

namespace Commands;

/// <summary>What was gathered, as events that keep their limits and appends that keep theirs.</summary>
internal static class AccessBatch
{
    /// <summary>Downloads of one event: each takes at most 350 bytes, so that an event stays below 48 KiB.</summary>
    public const int DownloadsPerEventMax = 128;

    public const int EventsPerAppendMax = 128;

    public static IEnumerable<AppendRequest> Requests(StreamId stream, PendingAccess pending) =>
        Events(pending).Chunk(EventsPerAppendMax).Select(events =>
        {
            var by = Envelope.System("access_log");
            return new AppendRequest
            {
                CommandId = by.CommandId,
                Metadata = by.ToMetadata(),
                Streams = [new StreamAppend(stream, StreamAppend.Any, events)],
            };
        });

    private static IEnumerable<AccessEvent> Events(PendingAccess pending)
    {
        foreach (var person in pending.Downloads.GroupBy(entry => (entry.Key.By, entry.Key.Client)))
            foreach (var items in person.Chunk(DownloadsPerEventMax))
                yield return new Downloaded(
                    person.Key.By, person.Key.Client.AuthMethod, Address(person.Key.Client), Agent(person.Key.Client),
                    [.. items.Select(item => Item(item.Key, item.Value))]);

        foreach (var (key, tally) in pending.SignIns)
            yield return new SignedIn(key.By, key.Client.AuthMethod, Address(key.Client), Agent(key.Client), tally.FirstAt);

        foreach (var (key, tally) in pending.RefusedSignIns)
            yield return new SignInRefused(
                Cut(key.Name), key.Reason, Address(key.Client), Agent(key.Client), tally.Count, tally.FirstAt);

        foreach (var (key, (tally, reason, requestId)) in pending.RefusedCommands)
            yield return new CommandRefused(
                key.By, key.Action, key.Code.Text, reason, key.Space, key.Node, key.Client.AuthMethod,
                Address(key.Client), Agent(key.Client), requestId.Shortened(Metadata.ClientTextMax), tally.Count, tally.FirstAt);

        if (pending.Shed is { Count: > 0 } shed) yield return new AccessEventsShed(shed.Count, shed.FirstAt, shed.LastAt);
    }

    private static Download Item(DownloadKey key, Tally tally) =>
        new(key.Space, key.Node, key.Version, tally.Count, tally.Bytes, tally.FirstAt, tally.LastAt);

    private static Personal? Address(AccessClient client) => Cut(client.Address);

    private static Personal? Agent(AccessClient client) => Cut(client.UserAgent);

    private static Personal? Cut(string? text) => text is null ? default(Personal?) : text.Shortened(Metadata.ClientTextMax);
}
