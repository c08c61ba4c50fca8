using System.Collections.Concurrent;
using System.Diagnostics;
using Domain;
using Npgsql;
using Projections.Core.Memory;

namespace Projections.Core;

/// <summary>
/// The one round trip that every request makes. Requests share trips: at most a few are under way, and each takes along all that
/// waited when it left, so that the more there is to do the less each request costs. A lone request leaves at once.
/// </summary>
internal sealed class Resolver(NpgsqlDataSource reads, ResolvedMemory memory)
{
    /// <summary>Trips under way at once, on however many cores.</summary>
    public const int TripsMax = 8;

    /// <summary>Half of the cores: the other half fills the next trip, and fuller trips cost less than more of them gain.</summary>
    private static readonly int Trips = Math.Clamp(Environment.ProcessorCount / 2, 1, TripsMax);

    /// <summary>Requests of one trip.</summary>
    private const int RequestsMax = 32;

    private readonly ConcurrentQueue<ResolveRequest> _waiting = new();
    private int _trips;

    public Task<Resolved> ResolveAsync(
        UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline, CancellationToken ct)
    {
        var request = new ResolveRequest(caller, root, path, withInline);
        _waiting.Enqueue(request);
        Depart();
        return request.Answer.WaitAsync(ct);
    }

    private void Depart()
    {
        while (!_waiting.IsEmpty)
        {
            if (Interlocked.Increment(ref _trips) <= Trips)
            {
                _ = TravelAsync();
                continue;
            }

            // Who makes room after this sees what waits; who made room just before did not: look again.
            if (Interlocked.Decrement(ref _trips) >= Trips) return;
        }
    }

    private async Task TravelAsync()
    {
        var requests = new List<ResolveRequest>();
        while (requests.Count < RequestsMax && _waiting.TryDequeue(out var request)) requests.Add(request);
        try
        {
            if (requests.Count > 0) await AskAsync(requests);
        }
        catch (Exception e)
        {
            // Whatever it was, each of those who wait has to hear it.
            foreach (var request in requests) request.Fail(e);
        }

        Interlocked.Decrement(ref _trips);
        Depart();
    }

    private async Task AskAsync(List<ResolveRequest> requests)
    {
        try
        {
            await AskOnceAsync(requests);
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            // The server was restarted since the connection was last used; to ask again changes nothing.
            await AskOnceAsync(requests);
        }
    }

    private async Task AskOnceAsync(List<ResolveRequest> requests)
    {
        var byShape = new List<ResolveBatch>();
        foreach (var request in requests)
        {
            var shape = request.Shape;
            var same = byShape.Find(batch => batch.Shape == shape);
            if (same is null) byShape.Add(same = new ResolveBatch(shape));
            same.Add(request);
        }

        await using var batch = reads.CreateBatch();
        var (asksOwner, askedAt) = (memory.Lease.IsDue, Stopwatch.GetTimestamp());
        if (asksOwner) batch.Statement(OwnerSql);
        foreach (var statement in byShape) statement.AddTo(batch);
        await using var reader = await batch.ExecuteReaderAsync();
        if (asksOwner)
        {
            memory.Lease.Renew(await reader.ReadAsync() ? reader.ReadText(0) : null, askedAt);
            await reader.NextResultAsync();
        }

        foreach (var statement in byShape)
        {
            await statement.CompleteAsync(reader, memory);
            await reader.NextResultAsync();
        }
    }

    private const string OwnerSql = $"select owner from public.mt_event_progression where name = '{CoreDefinition.Name}'";
}
