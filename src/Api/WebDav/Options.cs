using Microsoft.AspNetCore.Http;

namespace Api.WebDav;

/// <summary>OPTIONS: what can be done here. RFC 4918 §10.1. Windows and Office look for MS-Author-Via.</summary>
public static class Options
{
    private const string Classes = "1, 2, 3, extended-mkcol";

    public static Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        Answer(request.Response, request.Address.Area);
        return Task.CompletedTask;
    }

    public static void Answer(HttpResponse response, DavArea area)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.Allow = Routes.Allow(area);
        response.Headers["DAV"] = Classes;
        response.Headers["MS-Author-Via"] = "DAV";
    }
}
