using System.Text;
using Api.Http;
using EventStore.Subscriptions;
using Microsoft.AspNetCore.Http;

namespace Api.WellKnown;

/// <summary><c>/metrics</c> in Prometheus' text format: this process's meters, and how far each projection is behind.</summary>
internal sealed class Metrics(ApiServices services) : IDisposable
{
    private static readonly TimeSpan ProjectionsMax = TimeSpan.FromSeconds(3);

    private readonly MeterSnapshots _meters = new();
    private readonly RuntimePauses _pauses = new();

    public async Task AnswerAsync(HttpContext http)
    {
        var text = new StringBuilder(8 * 1024);
        _meters.Write(text);
        await WriteProjectionsAsync(text, http.RequestAborted);
        var body = Encoding.UTF8.GetBytes(text.ToString());
        http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    public void Dispose()
    {
        _pauses.Dispose();
        _meters.Dispose();
    }

    private async Task WriteProjectionsAsync(StringBuilder text, CancellationToken ct)
    {
        IReadOnlyList<ProjectionStatus> projections;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ProjectionsMax);
        try
        {
            projections = await services.Checkpoints.ListAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // Without the database the process's own figures still tell why.
            return;
        }

        Gauge("opencloud_projection_position", "Log position that the projection has reached.", projection => projection.Position.Value);
        Gauge("opencloud_projection_lag_events", "Events between the projection and the head of the log.", projection => projection.Lag);
        Gauge("opencloud_projection_failed", "1 when an event stopped the projection.", projection => projection.FailedAt is null ? 0 : 1);

        void Gauge(string name, string help, Func<ProjectionStatus, long> value)
        {
            PrometheusText.Head(text, name, help, "gauge");
            foreach (var projection in projections)
                PrometheusText.Sample(text, name, $"projection=\"{projection.Name}\"", value(projection));
        }
    }
}
