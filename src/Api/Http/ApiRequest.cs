using System.Net;
using Commands;
using Domain;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.Http;

/// <summary>One request as every head sees it: the HTTP context with who, from where and by which address.</summary>
public sealed class ApiRequest(
    HttpContext http, ApiServices services, string requestId, IPAddress? clientAddress, string scheme, HostString host)
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

    /// <summary>The server's address as people use it, without a trailing slash.</summary>
    public string PublicUrl => services.Options.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{scheme}://{host.Value}";

    /// <summary>Everything that is this server: as the client addressed it, and as it is known in public.</summary>
    public IReadOnlyCollection<Origin> Origins
    {
        get
        {
            var origins = new List<Origin>(2);
            if (services.Options.PublicUrl is { } url && Origin.TryCreate(url.Scheme, url.Authority, out var known)) origins.Add(known!);
            if (Origin.TryCreate(scheme, host.Value, out var used)) origins.Add(used!);
            return origins;
        }
    }

    /// <summary>Who reads, for the record of reads and sign-ins.</summary>
    public AccessClient Client(string authMethod) => new(authMethod, clientAddress?.ToString(), UserAgent);

    public string? UserAgent => http.Request.Headers.UserAgent is [{ Length: > 0 } agent, ..]
        ? agent.Length <= UserAgentMaxChars ? agent : agent[..UserAgentMaxChars]
        : null;

    /// <summary>What is recorded with a command of this request.</summary>
    /// <param name="route">Method and template, never the path.</param>
    /// <param name="reason">Why it was allowed.</param>
    public Envelope Envelope(Caller caller, string route, string reason) => new(
        caller.Id, OnBehalfOf: null, caller.AuthMethod, TokenId: caller.Link?.Id.Value ?? caller.Token,
        AsPersonal(clientAddress?.ToString()), AsPersonal(UserAgent),
        route, requestId, CommandId: Guid.CreateVersion7(), Correlation: Guid.NewGuid(), Causation: null, reason)
    {
        VerifiedAt = caller.Link is null ? caller.VerifiedAt.Value : null,
    };

    private static Personal? AsPersonal(string? value) => value is null ? default(Personal?) : new Personal(value);
}
