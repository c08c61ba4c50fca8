using System.Diagnostics;
using Domain;
using Domain.Nodes;
using EventStore;
using static Domain.Nodes.NodeEvent;

namespace Commands;

/// <summary>What the store's answer means for a command on nodes: the one place that says so.</summary>
internal static class Appending
{
    extension(IEventStore store)
    {
        public async Task<Outcome> AppendAsync(Change change, CancellationToken ct) =>
            await store.AppendAsync(change.ToRequest(), ct) switch
            {
                AppendResult.Appended { Repeated: true } first => await store.FirstOutcomeAsync(first, ct),
                AppendResult.Appended done => Done(change, done),
                AppendResult.Fenced fenced => new Outcome.Stale(fenced.AdvancedAt),
                AppendResult.WrongVersion or AppendResult.NameTaken => new Outcome.Stale(Position: null),
                AppendResult.OverBudget over => OverQuota(over),
                var other => throw new UnreachableException(other.ToString()),
            };

        /// <summary>
        /// What a repeated command answered the first time, from what it appended: the ids that this repetition made up are not its own.
        /// </summary>
        private async Task<Outcome> FirstOutcomeAsync(AppendResult.Appended first, CancellationToken ct)
        {
            Recorded? subject = null, last = null, content = null;
            var count = checked((int)(first.Last.Value - first.First.Value + 1));
            await foreach (var recorded in store.ReadLogAsync(new LogPosition(first.First.Value - 1), count, ct))
            {
                // What was replaced comes first, as Trashed; it is the subject only of a command that trashes and does nothing else.
                if (subject is null or { Event: Trashed } && recorded.Stream != subject?.Stream) subject = recorded;
                if (recorded.Stream != subject.Stream) break;
                last = recorded;
                if (recorded.Event is FileCreated or ContentUploaded or VersionRestored) content ??= recorded;
            }

            if (subject is null || last is null) throw new UnreachableException($"Nothing is recorded from {first.First} to {first.Last}.");
            return new Outcome.Done(
                new NodeId(subject.Stream.Key), last.Version, first.Last, content?.Position, (content ?? subject).RecordedAt);
        }
    }

    private static Outcome.Done Done(Change change, AppendResult.Appended appended)
    {
        var (subject, offset) = (change.Subject, change.SubjectOffset);
        var hasContent = subject.Events[0] is FileCreated or ContentUploaded or VersionRestored;
        return new Outcome.Done(
            new NodeId(subject.Stream.Key),
            subject.ExpectedVersion + subject.Events.Count,
            appended.Last,
            hasContent ? new LogPosition(appended.First.Value + offset) : null,
            appended.RecordedAt.AddMicroseconds(offset));
    }

    private static Outcome OverQuota(AppendResult.OverBudget over) => new Refusal(
        RefusalCode.QuotaExceeded,
        FormattableString.Invariant($"The space has no room for this: {over.Used} of {over.Limit} bytes are used."));
}
