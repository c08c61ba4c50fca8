namespace EventStore;

/// <summary>What became of an append. Refusals are values: nothing of a refused append is applied.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>Durable. <paramref name="RecordedAt"/> is that of the first event; later ones follow a microsecond apart.</summary>
    /// <param name="Last">Before <paramref name="First"/> for a command that was noted to have had nothing to append.</param>
    /// <param name="Repeated">The command id had been applied before; these are the first application's positions.</param>
    public sealed record Appended(LogPosition First, LogPosition Last, DateTimeOffset RecordedAt, bool Repeated = false) : AppendResult;

    /// <summary>A stream or a guard had another version than expected.</summary>
    public sealed record WrongVersion(Guid Stream, long Actual) : AppendResult;

    /// <summary>A fence was advanced after the position that the decision saw.</summary>
    public sealed record Fenced(Guid Key, LogPosition AdvancedAt) : AppendResult;

    /// <summary>Another holder has the name.</summary>
    public sealed record NameTaken(Guid Scope, string Name, Guid Holder) : AppendResult;

    /// <summary>The change does not fit below the limit.</summary>
    public sealed record OverBudget(Guid Budget, long Used, long Limit) : AppendResult;
}

/// <summary>The store could not say in time whether an append was applied, or could not take it. Retry with the same command id.</summary>
public sealed class EventStoreUnavailableException : Exception
{
    public EventStoreUnavailableException(string message, Exception? inner = null) : base(message, inner) { }
}

/// <summary>The database has no room left; nothing was applied.</summary>
public sealed class EventStoreFullException : Exception
{
    public EventStoreFullException(string message, Exception? inner = null) : base(message, inner) { }
}
