using System.Runtime.InteropServices;
using Domain;

namespace Commands;

internal readonly record struct DownloadKey(UserId By, AccessClient Client, SpaceId Space, NodeId Node, long Version);

internal readonly record struct SignInKey(UserId By, AccessClient Client);

internal readonly record struct RefusedSignInKey(string? Name, string Reason, AccessClient Client);

internal readonly record struct RefusedCommandKey(
    UserId By, string Action, RefusalCode Code, SpaceId? Space, NodeId? Node, AccessClient Client);

/// <summary>How often, how much, and from when to when something was seen.</summary>
internal struct Tally
{
    public int Count;
    public long Bytes;
    public DateTimeOffset FirstAt;
    public DateTimeOffset LastAt;

    public void Add(long bytes, DateTimeOffset now)
    {
        if (Count++ == 0) FirstAt = now;
        (Bytes, LastAt) = (Bytes + bytes, now);
    }
}

/// <summary>What was seen since the last flush, merged and bounded. Not for several threads at once.</summary>
/// <remarks>A key that does not fit is shed with all that it would have merged; what is there already goes on counting.</remarks>
internal sealed class PendingAccess
{
    public const int DownloadsMax = 16_384;
    public const int SignInsMax = 2_048;
    public const int RefusalsMax = 2_048;

    private Tally _shed;

    public Dictionary<DownloadKey, Tally> Downloads { get; } = [];

    public Dictionary<SignInKey, Tally> SignIns { get; } = [];

    public Dictionary<RefusedSignInKey, Tally> RefusedSignIns { get; } = [];

    public Dictionary<RefusedCommandKey, (Tally Tally, string Reason, string RequestId)> RefusedCommands { get; } = [];

    public Tally Shed => _shed;

    public bool Download(in DownloadKey key, long bytes, DateTimeOffset now) => Add(Downloads, key, bytes, now, DownloadsMax);

    public bool SignIn(in SignInKey key, DateTimeOffset now) => Add(SignIns, key, 0, now, SignInsMax);

    public bool RefusedSignIn(in RefusedSignInKey key, DateTimeOffset now) => Add(RefusedSignIns, key, 0, now, RefusalsMax);

    /// <summary>Of equal refusals the first one's reason and request id are kept.</summary>
    public bool RefusedCommand(in RefusedCommandKey key, string reason, string requestId, DateTimeOffset now)
    {
        if (RefusedCommands.Count >= RefusalsMax && !RefusedCommands.ContainsKey(key)) return Drop(now);

        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(RefusedCommands, key, out var isThere);
        if (!isThere) (entry.Reason, entry.RequestId) = (reason, requestId);
        entry.Tally.Add(0, now);
        return true;
    }

    public void Clear()
    {
        Downloads.Clear();
        SignIns.Clear();
        RefusedSignIns.Clear();
        RefusedCommands.Clear();
        _shed = default;
    }

    public void AddShed(int count, DateTimeOffset now)
    {
        for (var i = 0; i < count; i++) _shed.Add(0, now);
    }

    private bool Add<TKey>(Dictionary<TKey, Tally> tallies, in TKey key, long bytes, DateTimeOffset now, int max) where TKey : notnull
    {
        if (tallies.Count >= max && !tallies.ContainsKey(key)) return Drop(now);

        CollectionsMarshal.GetValueRefOrAddDefault(tallies, key, out _).Add(bytes, now);
        return true;
    }

    private bool Drop(DateTimeOffset now)
    {
        _shed.Add(0, now);
        return false;
    }
}
