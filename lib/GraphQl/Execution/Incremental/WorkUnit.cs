namespace GraphQl.Execution;

/// <summary>A part of a response that succeeds or fails as one: the first, a deferred group, an item of a stream.</summary>
internal sealed class WorkUnit(ResultErrors errors)
{
    public ResultErrors Errors { get; } = errors;

    /// <summary>Objects and values that are still to come.</summary>
    public int Open { get; set; }

    /// <summary>The node at which the unit starts; an error that would go above it ends the unit alone.</summary>
    public ResultNode? Root { get; set; }

    public bool IsFailed { get; set; }

    public bool IsFinished { get; set; }

    /// <summary>What the unit is a part of; none for the first.</summary>
    public IReadOnlyList<DeliveryRecord> Records { get; init; } = [];

    /// <summary>What its objects announce, once the unit is delivered.</summary>
    public List<DeliveryRecord> NewRecords { get; } = [];

    /// <summary>Units that begin when this one is done.</summary>
    public List<WorkUnit> Next { get; } = [];

    /// <summary>Puts the first work of the unit into the queue.</summary>
    public Action? Start { get; set; }

    /// <summary>The end of a list was found in the place of its item.</summary>
    public bool IsEmpty { get; set; }

    public bool IsSent { get; set; }
}
