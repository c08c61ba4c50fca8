namespace Workers;

/// <summary>Something that is done again and again. Each pass may run on several servers at once and twice as well as once.</summary>
public interface IWorker
{
    string Name { get; }

    TimeSpan Every { get; }

    /// <summary>One pass. Answers what it did in a few words for the log; null when there was nothing to do.</summary>
    Task<string?> RunOnceAsync(CancellationToken ct);
}
