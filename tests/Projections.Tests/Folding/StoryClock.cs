namespace Projections.Tests.Folding;

/// <summary>Shows the time that a test sets.</summary>
public sealed class StoryClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 8, 1, 12, 0, 1, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
