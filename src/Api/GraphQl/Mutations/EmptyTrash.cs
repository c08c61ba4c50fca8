using Api.GraphQl.Queries;
using Api.GraphQl.Types;
using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using EventStore;
using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.emptyTrash: everything in a space's trash is deleted for good.</summary>
internal static class EmptyTrash
{
    private const string OfSeen = "seen", OfHidden = "hidden";

    public static readonly IMutation Definition = new Mutation<string>("emptyTrash", "Deletes everything in a space's trash for good.")
    {
        Input = [new("space", "ID!", "The space.")],
        Rules = new InputRules().Id("space"),
        Read = static input => input.Get<string>("space")!,
        Payload =
        [
            Payloads.Space("The space whose trash is empty."),
            new("purgedCount", "Long!", run => run.Value ?? 0L, "How many things were in it that you could see."),
        ],
        RunAsync = RunAsync,
        IsSetting = true,
    };

    /// <summary>What the same mutation did when it was sent before.</summary>
    private sealed record Before(long Count, AppendResult.Appended? First, AppendResult.Appended? Last);

    private static async Task RunAsync(string id, MutationRun run, CancellationToken ct)
    {
        if (SpaceQueries.IdOf(id, run.Request) is not { } space)
        {
            run.Refuse(AccessRules.NotFound, "space");
            return;
        }

        var (seen, hidden) = (await BeforeAsync(run, OfSeen, ct), await BeforeAsync(run, OfHidden, ct));
        var counts = new Dictionary<string, long> { [OfSeen] = seen.Count, [OfHidden] = hidden.Count };
        var done = await run.Blaming("space").CommandAsync(
            async attempt =>
            {
                var (root, refusal) = await run.FindAsync(new PathRoot.InSpace(space), AccessAction.Purge, attempt);
                if (root is null) return refusal!;
                var rows = await RowsAsync(run, space, Earlier(seen.First?.RecordedAt, hidden.First?.RecordedAt), attempt);
                var denied = await run.Services.DenialsAsync(run.Request.Caller, root.Space, attempt);
                var unseen = await TrashSight.HiddenAsync(run.Services, denied, rows, attempt);
                return await PurgeAsync(run, root, rows, row => unseen.Contains(row.Node.Id) ? OfHidden : OfSeen, counts, attempt);
            },
            ct);
        if (done is null) return;
        (run.Space, run.Value) = (space, counts[OfSeen]);
        run.Recall(Later(seen.Last?.Last, hidden.Last?.Last));
    }

    /// <summary>
    /// One command for each thing, so that the log tells of each. What another request put into or took out of the trash meanwhile makes
    /// it begin again with what is left.
    /// </summary>
    private static async Task<Outcome> PurgeAsync(
        MutationRun run, SeenItem root, IReadOnlyList<TrashRow> rows, Func<TrashRow, string> kindOf, Dictionary<string, long> counts,
        CancellationToken ct)
    {
        Outcome outcome = new Outcome.Done(root.Node.Id, 0, Position: null, Content: null, RecordedAt: null);
        var seenAt = root.SeenAt;
        foreach (var row in rows)
        {
            var kind = kindOf(row);
            outcome = await run.Services.Nodes.PurgeAsync(
                run.Envelope(root.Reason(AccessAction.Purge), StepOf(kind, counts[kind])), seenAt, row.Node.ToSnapshot(),
                row.Node.SizeBytes, ct);
            if (outcome is not Outcome.Done one) return outcome;
            counts[kind]++;

            // Our own advance of the fence is no change that the next one has to know.
            if (one.Position is { } position) seenAt = position;
        }

        return outcome;
    }

    /// <param name="begun">When it was sent first: what came into the trash since stays in it.</param>
    private static async Task<List<TrashRow>> RowsAsync(MutationRun run, SpaceId space, DateTimeOffset? begun, CancellationToken ct)
    {
        var rows = new List<TrashRow>();
        await foreach (var row in run.Services.Core.TrashAsync(space, ct))
            if (begun is not { } moment || row.TrashedAt < moment) rows.Add(row);
        return rows;
    }

    /// <summary>Its commands are numbered without a gap: how many there are is found by halving.</summary>
    private static async ValueTask<Before> BeforeAsync(MutationRun run, string kind, CancellationToken ct)
    {
        if (await run.FindDoneAsync(StepOf(kind, 0), ct) is not { } first) return new(0, null, null);
        var (last, done, open) = (first, 0L, 1L);
        while (await run.FindDoneAsync(StepOf(kind, open), ct) is { } further) (last, done, open) = (further, open, open * 2);
        while (open - done > 1)
        {
            var middle = (done + open) / 2;
            if (await run.FindDoneAsync(StepOf(kind, middle), ct) is { } further) (last, done) = (further, middle);
            else open = middle;
        }

        return new(done + 1, first, last);
    }

    private static string StepOf(string kind, long number) => FormattableString.Invariant($"{kind} {number}");

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;

    private static LogPosition? Later(LogPosition? one, LogPosition? other) => one?.Value > other?.Value || other is null ? one : other;
}
