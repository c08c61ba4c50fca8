using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Api.Http;

/// <summary>What the edge counts. The labels are few and fixed: no path, no name, no method that a client made up.</summary>
internal static class RequestMetrics
{
    public const string MeterName = "OpenCloud.Api";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "opencloud.http.request.duration", "s", "Time from the request's headers to the end of its answer.");

    private static readonly UpDownCounter<int> Active = Meter.CreateUpDownCounter<int>(
        "opencloud.http.requests.active", description: "Requests that are being answered.");

    private static readonly FrozenSet<string> Methods =
        new[]
        {
            "OPTIONS", "GET", "HEAD", "PUT", "POST", "DELETE", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "REPORT",
        }.ToFrozenSet();

    private static readonly string[] Classes = ["0xx", "1xx", "2xx", "3xx", "4xx", "5xx"];

    public static void Started() => Active.Add(1);

    public static void Ended(string method, int status, long startedAt)
    {
        Active.Add(-1);
        Duration.Record(
            Stopwatch.GetElapsedTime(startedAt).TotalSeconds,
            new KeyValuePair<string, object?>("method", Methods.Contains(method) ? method : "other"),
            new KeyValuePair<string, object?>("status", Classes[Math.Clamp(status / 100, 0, Classes.Length - 1)]));
    }
}
