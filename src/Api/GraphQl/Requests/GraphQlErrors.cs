using Api.Http;
using Api.WebDav;
using Microsoft.AspNetCore.Http;

namespace Api.GraphQl.Requests;

/// <summary>Answers what never reaches the schema, in the form that GraphQL clients read.</summary>
internal static class GraphQlErrors
{
    public static Task WriteAsync(ApiRequest api, DavRefusal refusal)
    {
        if (!ErrorHead.TryBegin(api, refusal.Status, refusal.RetryAfter)) return Task.CompletedTask;
        return JsonAnswer.WriteAsync(api.Http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("errors");
            json.WriteStartObject();
            json.WriteString("message", refusal.Message);
            json.WriteStartObject("extensions");
            json.WriteString("code", CodeOf(refusal));
            json.WriteString("requestId", api.RequestId);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public static string CodeOf(DavRefusal refusal) => refusal.Status switch
    {
        StatusCodes.Status401Unauthorized => "UNAUTHENTICATED",
        StatusCodes.Status403Forbidden => "FORBIDDEN",
        StatusCodes.Status429TooManyRequests => "TOO_MANY_REQUESTS",
        StatusCodes.Status503ServiceUnavailable => "UNAVAILABLE",
        StatusCodes.Status507InsufficientStorage => "QUOTA_EXCEEDED",
        >= StatusCodes.Status500InternalServerError => "INTERNAL",
        _ => "BAD_REQUEST",
    };
}
