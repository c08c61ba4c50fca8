using System.Globalization;
using Api.Http;
using Microsoft.AspNetCore.Http;

namespace Api.Graph;

/// <summary>Answers with an error in LibreGraph's own form.</summary>
internal static class GraphError
{
    public static Task WriteAsync(ApiRequest api, GraphRefusal refusal)
    {
        var response = api.Http.Response;
        if (response.HasStarted)
        {
            api.Http.Abort();
            return Task.CompletedTask;
        }

        response.StatusCode = refusal.Status;
        if (refusal.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        else if (refusal.Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = SabreError.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        if (refusal.Status == StatusCodes.Status401Unauthorized) SabreError.Invite(api.Http);
        return JsonAnswer.WriteAsync(api.Http, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", refusal.Code);
            json.WriteString("message", refusal.Message);
            json.WriteStartObject("innererror");
            json.WriteString("date", api.Services.Clock.GetUtcNow().UtcDateTime);
            json.WriteString("request-id", api.RequestId);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }
}
