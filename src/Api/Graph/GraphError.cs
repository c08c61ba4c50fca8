using Api.Http;

namespace Api.Graph;

/// <summary>Answers with an error in LibreGraph's own form.</summary>
internal static class GraphError
{
    public static Task WriteAsync(ApiRequest api, GraphRefusal refusal)
    {
        if (!ErrorHead.TryBegin(api, refusal.Status, refusal.RetryAfter)) return Task.CompletedTask;
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
