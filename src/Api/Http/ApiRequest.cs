using System.Net;
using Domain;
using Microsoft.AspNetCore.Http;

namespace Api.Http;

/// <summary>One request as every head sees it: the HTTP context with who, from where and by which address.</summary>
public sealed class ApiRequest(HttpContext http, ApiServices services, string requestId, IPAddress? clientAddress, string scheme, HostString host)
{
    private const int UserAgentMaxChars = 256;

    public HttpContext Http => http;

    public ApiServices Services => services;

    /// <summary>The client's own id for this request when it sent a sane one, else ours; echoed in the answer.</summary>
    public string RequestId => requestId;

    /// <summary>The peer, or what a trusted proxy says it is.</summary>
    public IPAddress? ClientAddress => clientAddress;

    /// <summary><c>http</c> or <c>https</c>, as the client used it.</summary>
    public string Scheme => scheme;

    /// <summary>Host and port, as the client used them.</summary>
    public HostString Host => host;

    public string? UserAgent => http.Request.Headers.UserAgent is [{ Length: > 0 } agent, ..]
        ? agent.Length <= UserAgentMaxChars ? agent : agent[..UserAgentMaxChars]
        : null;

    /// <summary>What is recorded with a command of this request.</summary>
    /// <param name="route">Method and template, never the path.</param>
    /// <param name="reason">Why it was allowed.</param>
    public Envelope Envelope(Caller caller, string route, string reason) => new(
        caller.Id, OnBehalfOf: null, caller.AuthMethod, TokenId: null,
        AsPersonal(clientAddress?.ToString()), AsPersonal(UserAgent),
        route, requestId, CommandId: Guid.CreateVersion7(), Correlation: Guid.NewGuid(), Causation: null, reason);

    private static Personal? AsPersonal(string? value) => value is null ? default(Personal?) : new Personal(value);
}
