using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Api.WellKnown;

/// <summary>Adds up what this process's meters measure: ours, and the runtime's own.</summary>
internal sealed class MeterSnapshots : IDisposable
{
    private static readonly string[] Meters = ["OpenCloud.", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricSeries> _series = new();

    public MeterSnapshots()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!Array.Exists(Meters, name => instrument.Meter.Name.StartsWith(name, StringComparison.Ordinal))) return;
            listener.EnableMeasurementEvents(instrument, _series.GetOrAdd(instrument, static instrument => new MetricSeries(instrument)));
        };
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => (state as MetricSeries)?.Record(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => (state as MetricSeries)?.Record(value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => (state as MetricSeries)?.Record(value, tags));
        _listener.Start();
    }

    public void Write(StringBuilder text)
    {
        _listener.RecordObservableInstruments();
        foreach (var series in _series.Values.OrderBy(series => series.Name, StringComparer.Ordinal)) series.Write(text);
    }

    public void Dispose() => _listener.Dispose();
}
