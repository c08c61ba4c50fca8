namespace Domain.Access;

/// <summary>
/// Reads, sign-ins and refusals: a cheaper class of events, appended in batches that nobody waits for.
/// Stream: <c>access-{id}</c>, one per server process.
/// </summary>
public abstract record AccessEvent
{
    private AccessEvent() { }

    /// <summary>Content that one person read within a short time by one client.</summary>
    public sealed record Downloaded(
        UserId By, string AuthMethod, Personal? ClientAddress, Personal? UserAgent, IReadOnlyList<Download> Items) : AccessEvent;

    /// <summary>Credentials were verified (not each request that a verified credential answers).</summary>
    public sealed record SignedIn(
        UserId By, string AuthMethod, Personal? ClientAddress, Personal? UserAgent, DateTimeOffset At) : AccessEvent;

    /// <param name="Name">What the caller said its name was, shortened to a named limit.</param>
    /// <param name="Count">Equal refusals within a short time are one event.</param>
    public sealed record SignInRefused(
        Personal? Name, string Reason, Personal? ClientAddress, Personal? UserAgent, int Count, DateTimeOffset At) : AccessEvent;

    /// <summary>A command that was not carried out.</summary>
    public sealed record CommandRefused(
        UserId? By, string Action, string Code, string Reason, SpaceId? Space, NodeId? Node,
        string AuthMethod, Personal? ClientAddress, Personal? UserAgent, Personal RequestId, int Count, DateTimeOffset At) : AccessEvent;

    /// <summary>More access events came than could be kept: how many were counted instead of recorded.</summary>
    public sealed record AccessEventsShed(long Count, DateTimeOffset From, DateTimeOffset To) : AccessEvent;
}

/// <param name="Version">The log position that recorded the content that was read.</param>
public sealed record Download(
    SpaceId Space, NodeId Node, long Version, int Count, long Bytes, DateTimeOffset FirstAt, DateTimeOffset LastAt);
