using System.Runtime.CompilerServices;
using Domain;
using EventStore;

namespace Commands;

/// <summary>Who reads, and from where. Held by a request; made without an allocation.</summary>
public readonly record struct AccessClient(string AuthMethod, string? Address, string? UserAgent);

/// <summary>
/// The record of reads, sign-ins and refusals: counted in memory, merged, and appended once a second to a stream of this process's run.
/// No request waits for it, and none fails with it. What does not fit is counted, and the count is recorded.
/// </summary>
public sealed class AccessLog(IEventStore store, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    /// <summary>How long the last flush may take when the server stops.</summary>
    public static readonly TimeSpan LastFlushMax = TimeSpan.FromSeconds(5);

    private readonly StreamId _stream = new("access", Guid.CreateVersion7());
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<AppendRequest> _unsent = [];
    private PendingAccess _pending = new();
    private PendingAccess _spare = new();
    private long _shed;

    /// <summary>Access events that were only counted, since the process began.</summary>
    public long ShedCount => Interlocked.Read(ref _shed);

    /// <summary>Why the newest flush failed; null when it did not.</summary>
    public Exception? LastFailure { get; private set; }

    /// <param name="version">The log position that recorded the content that was read.</param>
    /// <param name="bytes">What went out: of a range, its length.</param>
    public void Download(UserId by, in AccessClient client, SpaceId space, NodeId node, long version, long bytes)
    {
        var now = clock.GetUtcNow();
        lock (_gate) Count(_pending.Download(new DownloadKey(by, client, space, node, version), bytes, now));
    }

    /// <summary>Credentials were verified (not each request that a verified credential answers).</summary>
    public void SignedIn(UserId by, in AccessClient client)
    {
        var now = clock.GetUtcNow();
        lock (_gate) Count(_pending.SignIn(new SignInKey(by, client), now));
    }

    /// <param name="name">What the caller said its name was.</param>
    /// <param name="reason"><c>unknown_name</c>, <c>wrong_password</c>, <c>disabled</c> …</param>
    public void SignInRefused(string? name, string reason, in AccessClient client)
    {
        var now = clock.GetUtcNow();
        lock (_gate) Count(_pending.RefusedSignIn(new RefusedSignInKey(name, reason, client), now));
    }

    /// <summary>A command that was not carried out.</summary>
    /// <param name="action">What was asked for: a verb of the protocol, never a path.</param>
    public void Refused(Envelope by, string action, Refusal refusal, SpaceId? space, NodeId? node)
    {
        var client = new AccessClient(by.AuthMethod, by.ClientAddress?.Value, by.UserAgent?.Value);
        var key = new RefusedCommandKey(by.Actor, action, refusal.Code, space, node, client);
        var now = clock.GetUtcNow();
        lock (_gate) Count(_pending.RefusedCommand(key, refusal.Reason, by.RequestId.Value, now));
    }

    /// <summary>Flushes until the token is cancelled, and then once more.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(FlushInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ct)) await FlushAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            using var last = new CancellationTokenSource(LastFlushMax, clock);
            await FlushAsync(last.Token);
        }
    }

    /// <summary>Appends what was gathered. False when the store is away: then it is kept, and tried again with the next flush.</summary>
    public async Task<bool> FlushAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            // While an earlier flush waits for the store, the next one stays where it is bounded: in the pending counts.
            if (_unsent.Count == 0) Take();

            LastFailure = null;
            while (_unsent.TryPeek(out var request))
            {
                await AppendAsync(request, ct);
                _unsent.Dequeue();
            }

            return true;
        }
        catch (Exception failure) when (failure is EventStoreUnavailableException or EventStoreFullException or OperationCanceledException)
        {
            LastFailure = failure;
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>What the store can never take is a fault of ours: it is counted, and does not hold up all that comes after.</summary>
    private async Task AppendAsync(AppendRequest request, CancellationToken ct)
    {
        try
        {
            await store.AppendAsync(request, ct);
        }
        catch (ArgumentException fault)
        {
            LastFailure = fault;
            var now = clock.GetUtcNow();
            lock (_gate) _pending.AddShed(request.Streams[0].Events.Count, now);
            Interlocked.Add(ref _shed, request.Streams[0].Events.Count);
        }
    }

    /// <summary>Two sets take turns, so that tables grown under load are used again instead of becoming garbage each second.</summary>
    private void Take()
    {
        var taken = _spare;
        lock (_gate) (taken, _pending) = (_pending, taken);
        foreach (var request in AccessBatch.Requests(_stream, taken)) _unsent.Enqueue(request);
        taken.Clear();
        _spare = taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(bool isKept)
    {
        if (!isKept) Interlocked.Increment(ref _shed);
    }
}
