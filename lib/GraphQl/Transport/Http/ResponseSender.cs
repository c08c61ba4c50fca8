using GraphQl.Execution;
using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>
/// Sends single responses with the status the draft has for them.
/// <see href="https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes">GraphQL over HTTP §6.4</see>
/// </summary>
internal static class ResponseSender
{
    private const int PartialStatus = 294;

    public static int StatusOf(OperationResult result, TransportOptions options) => result switch
    {
        { HasData: true, Errors.Count: > 0 } when options.UsePartialStatus => PartialStatus,
        { HasData: true } => StatusCodes.Status200OK,
        { FailedAt: RequestStage.Syntax } => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static async ValueTask SendAsync(
        HttpResponse response, int status, string mediaType, OperationResult result, TransportOptions options, CancellationToken ct)
    {
        using var body = new PooledBuffer();
        result.WriteTo(body);
        if (body.WrittenCount > options.ResponseBytesMax)
        {
            body.Clear();
            status = StatusCodes.Status422UnprocessableEntity;
            new OperationResult(RequestStage.Operation, new GraphQlError("The response is too large: ask for less.")).WriteTo(body);
        }

        await SendAsync(response, status, mediaType, body, ct);
    }

    public static async ValueTask SendAsync(
        HttpResponse response, int status, string mediaType, PooledBuffer body, CancellationToken ct)
    {
        response.StatusCode = status;
        response.ContentType = $"{mediaType}; charset=utf-8";
        response.ContentLength = body.WrittenCount;
        // §6.1: what is answered depends on Accept, and caches have to know.
        response.Headers.Vary = "Accept";
        await response.Body.WriteAsync(body.WrittenMemory, ct);
    }

    public static ValueTask RefuseAsync(
        HttpResponse response, string mediaType, RequestRefusedException refusal, TransportOptions options, CancellationToken ct)
    {
        if (refusal.Allow is { } allow) response.Headers.Allow = allow;
        if (refusal.Status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "5";
        return SendAsync(response, refusal.Status, mediaType, new(RequestStage.Operation, refusal.Error), options, ct);
    }
}
