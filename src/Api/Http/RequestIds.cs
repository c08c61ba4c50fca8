using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Api.Http;

/// <summary>The id by which a request is found in every log, the client's as well as ours.</summary>
internal static class RequestIds
{
    public const string Header = "X-Request-ID";

    private const int MaxChars = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:");

    /// <summary>What the client sent when it is sane: it goes into logs and headers.</summary>
    public static string Of(HttpRequest request) =>
        request.Headers[Header] is [{ Length: > 0 and <= MaxChars } sent] && !sent.AsSpan().ContainsAnyExcept(Allowed)
            ? sent
            : Guid.CreateVersion7().ToString();
}
