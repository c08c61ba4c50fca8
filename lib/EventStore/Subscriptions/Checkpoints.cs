namespace EventStore.Subscriptions;

/// <summary>
/// Where each projection stands. The appending node is told in-process, others by NOTIFY, and by a slow poll when both fail.
/// </summary>
public interface ICheckpoints
{
    /// <summary>Waits until a projection has reached a position. False when <paramref name="limit"/> passed first.</summary>
    ValueTask<bool> WaitForAsync(string projection, LogPosition position, TimeSpan limit, CancellationToken ct);

    /// <summary>
    /// Waits until a projection shows everything that any node had acknowledged when this process last lost sight of the database (its
    /// start, a crash of the database, which may take a read model's newest batches back). True at once in the ordinary case.
    /// </summary>
    ValueTask<bool> WaitUntilCurrentAsync(string projection, TimeSpan limit, CancellationToken ct);

    /// <summary>How far a projection is known to be, without asking; the start while nothing is known.</summary>
    LogPosition PositionOf(string projection);

    /// <summary>Every known projection, from the database.</summary>
    Task<IReadOnlyList<ProjectionStatus>> ListAsync(CancellationToken ct);
}

/// <param name="Lag">Events between the checkpoint and the head of the log.</param>
/// <param name="FailedAt">The poison event's position, when the projection has stopped.</param>
/// <param name="Owner">The node that ran it last.</param>
public sealed record ProjectionStatus(
    string Name, int Version, LogPosition Position, long Lag, DateTimeOffset UpdatedAt, string? Owner,
    LogPosition? FailedAt, string? Error);
