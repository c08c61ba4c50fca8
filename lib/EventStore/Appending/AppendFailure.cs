using Npgsql;

namespace EventStore.Appending;

/// <summary>What an exception of the ledger's connection says about the batch that it ended.</summary>
internal static class AppendFailure
{
    /// <summary>Class 53: no room on disk or in memory. Too many connections is not that: it passes.</summary>
    public static bool IsFull(Exception e) =>
        e is PostgresException { SqlState: var state } && IsClass(state, "53") && state != PostgresErrorCodes.TooManyConnections;

    /// <summary>The database went away, or will do better soon. Whether the batch was applied is unknown.</summary>
    public static bool IsAway(Exception e) => e switch
    {
        PostgresException { SqlState: var state } => !IsClass(state, "22") && !IsClass(state, "23") && !IsClass(state, "54"),
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>What the caller of the one command at fault is told.</summary>
    public static Exception OfOne(Exception refusal) => refusal is PostgresException { SqlState: var state } e && IsClass(state, "22")
        ? new ArgumentException($"The database refuses the data: {e.MessageText}.", refusal)
        : new EventStoreUnavailableException($"The append failed: {refusal.Message}", refusal);

    private static bool IsClass(string state, string @class) => state.StartsWith(@class, StringComparison.Ordinal);
}
