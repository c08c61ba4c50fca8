using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>
/// A form of another site can send some requests with the caller's cookies, without asking. A header that forms cannot send makes the
/// browser ask.
/// </summary>
internal static class Preflight
{
    public static void Check(HttpRequest request, TransportOptions options)
    {
        if (!options.PreflightHeaders.Any(request.Headers.ContainsKey))
            throw new RequestRefusedException(
                StatusCodes.Status400BadRequest, $"The request needs the header {options.PreflightHeaders[0]}.");
    }
}
