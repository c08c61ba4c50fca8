namespace Workers.Tests;

/// <summary>The real clock, as far ahead as a test needs.</summary>
internal sealed class ClockAhead : TimeProvider
{
    public TimeSpan By { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
}
