using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;

namespace Api.WellKnown;

/// <summary>
/// How long the runtime let all threads stand still, for garbage collection nearly always: what a request's slowest moments are made of.
/// The runtime's own meter tells only their sum.
/// </summary>
/// <remarks>Events of the runtime: <see href="https://learn.microsoft.com/dotnet/fundamentals/diagnostics/runtime-garbage-collection-events"/>.</remarks>
internal sealed class RuntimePauses : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords GarbageCollection = (EventKeywords)1;
    private const int SuspensionBegan = 9;
    private const int RestartEnded = 3;

    private static readonly Meter Meter = new("OpenCloud.Runtime");

    private static readonly Histogram<double> Pauses = Meter.CreateHistogram<double>(
        "opencloud.runtime.pause", "s", "How long the runtime let all threads stand still, at once.");

    private DateTime? _began;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime) EnableEvents(eventSource, EventLevel.Informational, GarbageCollection);
    }

    /// <summary>Events come one after the other, with the times at which they happened.</summary>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId == SuspensionBegan)
        {
            _began = eventData.TimeStamp;
        }
        else if (eventData.EventId == RestartEnded && _began is { } began)
        {
            _began = null;
            Pauses.Record((eventData.TimeStamp - began).TotalSeconds);
        }
    }
}
