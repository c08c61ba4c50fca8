using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Api.WellKnown;

/// <summary>One instrument's measurements, by label.</summary>
internal sealed class MetricSeries
{
    /// <summary>Label sets of one instrument: past it further ones are not counted, so that no label can fill the memory.</summary>
    private const int LabelSetsMax = 256;

    /// <summary>From half a millisecond to ten seconds.</summary>
    private static readonly double[] Seconds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>For counts and sizes: powers of four.</summary>
    private static readonly double[] Amounts = [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304];

    private enum Kind
    {
        Counter,
        Gauge,
        Histogram,
    }

    private sealed class Values(string labels, int buckets)
    {
        public readonly string Labels = labels;
        public readonly long[] Buckets = new long[buckets];
        public long Count;
        public double Sum;
    }

    private readonly ConcurrentDictionary<LabelKey, Values> _values = new();
    private readonly Instrument _instrument;
    private readonly double[] _bounds;
    private readonly Kind _kind;
    private readonly bool _isAbsolute;

    public MetricSeries(Instrument instrument)
    {
        var type = instrument.GetType();
        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        _instrument = instrument;
        _kind = generic == typeof(Histogram<>) ? Kind.Histogram
            : generic == typeof(Counter<>) || generic == typeof(ObservableCounter<>) ? Kind.Counter
            : Kind.Gauge;
        _isAbsolute = instrument.IsObservable || generic == typeof(Gauge<>);
        _bounds = _kind != Kind.Histogram ? [] : instrument.Unit == "s" ? Seconds : Amounts;
        Name = PrometheusText.Name(instrument.Name, instrument.Unit, isMonotonic: _kind == Kind.Counter);
    }

    public string Name { get; }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = LabelKey.Of(tags);
        if (!_values.TryGetValue(key, out var values))
        {
            if (_values.Count >= LabelSetsMax) return;
            values = _values.GetOrAdd(key, new Values(PrometheusText.Labels(tags), _bounds.Length));
        }

        lock (values)
        {
            values.Count++;
            values.Sum = _isAbsolute ? value : values.Sum + value;
            for (var i = 0; i < _bounds.Length; i++)
            {
                if (value > _bounds[i]) continue;
                values.Buckets[i]++;
                break;
            }
        }
    }

    public void Write(StringBuilder text)
    {
        if (_values.IsEmpty) return;
        PrometheusText.Head(text, Name, _instrument.Description, _kind.ToString().ToLowerInvariant());
        foreach (var values in _values.Values)
        {
            lock (values)
            {
                if (_kind == Kind.Histogram) WriteHistogram(text, values);
                else PrometheusText.Sample(text, Name, values.Labels, values.Sum);
            }
        }
    }

    private void WriteHistogram(StringBuilder text, Values values)
    {
        var labels = values.Labels;
        var comma = labels.Length > 0 ? "," : "";
        long below = 0;
        for (var i = 0; i < _bounds.Length; i++)
        {
            below += values.Buckets[i];
            var bound = _bounds[i].ToString(CultureInfo.InvariantCulture);
            PrometheusText.Sample(text, $"{Name}_bucket", $"{labels}{comma}le=\"{bound}\"", below);
        }

        PrometheusText.Sample(text, $"{Name}_bucket", $"{labels}{comma}le=\"+Inf\"", values.Count);
        PrometheusText.Sample(text, $"{Name}_sum", labels, values.Sum);
        PrometheusText.Sample(text, $"{Name}_count", labels, values.Count);
    }
}
