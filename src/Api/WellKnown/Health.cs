using Api.Http;
using EventStore.Subscriptions;
using Microsoft.AspNetCore.Http;

namespace Api.WellKnown;

/// <summary>
/// <c>/healthz</c>: the process answers. <c>/readyz</c>: it can serve, with each thing it depends on and each projection and its lag;
/// 503 when one of them is broken. A projection that only lags is not broken.
/// </summary>
internal sealed class Health(ApiServices services)
{
    private static readonly TimeSpan CheckMax = TimeSpan.FromSeconds(3);

    public static Task AnswerAliveAsync(HttpContext http) => JsonAnswer.WriteAsync(http, json =>
    {
        json.WriteStartObject();
        json.WriteString("status", "alive");
        json.WriteEndObject();
    });

    public async Task AnswerReadyAsync(HttpContext http)
    {
        var dependencies = await Task.WhenAll(services.Dependencies.Select(dependency => CheckAsync(dependency, http.RequestAborted)));
        var (projections, problem) = await ProjectionsAsync(http.RequestAborted);
        var isReady = problem is null
            && dependencies.All(dependency => dependency.Problem is null)
            && projections.All(projection => projection.FailedAt is null);
        http.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.CacheControl = "no-store";
        await JsonAnswer.WriteAsync(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("status", isReady ? "ready" : "not ready");
            json.WriteStartObject("dependencies");
            foreach (var (name, reason) in dependencies) json.WriteString(name, reason ?? "ok");
            json.WriteString("ledger", problem ?? "ok");
            json.WriteEndObject();
            json.WriteStartArray("projections");
            foreach (var projection in projections) Write(json, projection);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, ProjectionStatus projection)
    {
        json.WriteStartObject();
        json.WriteString("name", projection.Name);
        json.WriteNumber("version", projection.Version);
        json.WriteNumber("position", projection.Position.Value);
        json.WriteNumber("lag", projection.Lag);
        json.WriteString("updatedAt", projection.UpdatedAt);
        if (projection.FailedAt is { } position) json.WriteNumber("failedAt", position.Value);
        json.WriteEndObject();
    }

    private static async Task<(string Name, string? Problem)> CheckAsync(Dependency dependency, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(CheckMax);
        try
        {
            await dependency.CheckAsync(limit.Token).WaitAsync(limit.Token);
            return (dependency.Name, null);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // The reason may name hosts and paths: it is for the log, this answer is public.
            return (dependency.Name, fault is OperationCanceledException ? "no answer in time" : "away");
        }
    }

    private async Task<(IReadOnlyList<ProjectionStatus> Projections, string? Problem)> ProjectionsAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(CheckMax);
        try
        {
            return (await services.Checkpoints.ListAsync(limit.Token).WaitAsync(limit.Token), null);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return ([], "away");
        }
    }
}
