using System.Buffers;
using GraphQl.Execution;
using GraphQl.Language;
using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>
/// Several requests in one body, answered in their order by a list, where the host allows that. No specification has it; some clients
/// do it. Each is a request of its own: what fails fails alone.
/// </summary>
internal static class BatchResponse
{
    public static async Task SendAsync(
        HttpContext http, GraphQlEndpoint endpoint, IReadOnlyList<RequestParameters> requests, CancellationToken ct)
    {
        using var body = new PooledBuffer();
        for (var i = 0; i < requests.Count; i++)
        {
            body.Write(i == 0 ? "["u8 : ","u8);
            (await ResultOfAsync(http, endpoint, requests[i], ct)).WriteTo(body);
            if (body.WrittenCount > endpoint.Options.ResponseBytesMax)
                throw new RequestRefusedException(StatusCodes.Status422UnprocessableEntity, "The response is too large: ask for less.");
        }

        body.Write("]"u8);
        await ResponseSender.SendAsync(http.Response, StatusCodes.Status200OK, MediaTypes.Json, body, ct);
    }

    private static async ValueTask<OperationResult> ResultOfAsync(
        HttpContext http, GraphQlEndpoint endpoint, RequestParameters parameters, CancellationToken ct)
    {
        try
        {
            var request = await endpoint.CreateRequestAsync(http, parameters, ct);
            if (endpoint.Executor.OperationKind(request) == OperationType.Subscription)
                throw RequestParameters.NotARequest("A batch has no subscriptions.");
            return (OperationResult)await endpoint.Executor.ExecuteAsync(request, ct);
        }
        catch (RequestRefusedException refusal) when (!IsOfCaller(refusal))
        {
            return new(RequestStage.Operation, refusal.Error);
        }
    }

    /// <summary>Who may not ask one of them may ask none.</summary>
    private static bool IsOfCaller(RequestRefusedException refusal) =>
        refusal.Status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden;
}
