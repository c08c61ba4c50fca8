using GraphQl.Execution;
using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>How an endpoint serves its schema, and what a caller may ask of it. Every bound has a name.</summary>
public sealed record TransportOptions
{
    /// <summary>
    /// What belongs to a request: asked anew for each operation, also on a socket that stays open. May throw
    /// <see cref="RequestRefusedException"/>.
    /// </summary>
    public Func<HttpContext, CancellationToken, ValueTask<RequestScope>> CreateScope { get; init; } = static (_, _) =>
        new(RequestScope.Empty);

    /// <summary>A new scope for each event of a subscription; null: the one of its request for all.</summary>
    public Func<HttpContext, RequestScope>? CreateEventScope { get; init; }

    /// <summary>The source of the root fields.</summary>
    public object? RootValue { get; init; }

    /// <summary>Bytes of a JSON body, and of a message on a socket.</summary>
    public int BodyBytesMax { get; init; } = 1024 * 1024;

    /// <summary>How deep the JSON of a request may nest.</summary>
    public int BodyDepthMax { get; init; } = 64;

    /// <summary>
    /// Requests that one body may hold as a list; 0: a list is refused. What is bounded for each request is allowed as many times over.
    /// </summary>
    public int BatchMax { get; init; }

    /// <summary>Bytes of one response; larger ones are refused after they were made.</summary>
    public int ResponseBytesMax { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// 294 for data beside errors, as the draft recommends. Off: 200, as proxies and clients may not know the other.
    /// </summary>
    public bool UsePartialStatus { get; init; }

    /// <summary>Whether a GET may ask. With cookies as credentials, it has to bring a preflight header as well.</summary>
    public bool AllowGet { get; init; } = true;

    /// <summary>Ask for a preflight header on GET too.</summary>
    public bool RequirePreflightOnGet { get; init; }

    /// <summary>Headers that a form of another site cannot send without asking first.</summary>
    public IReadOnlyList<string> PreflightHeaders { get; init; } = ["GraphQL-Require-Preflight", "X-Requested-With"];

    /// <summary>Automatic persisted queries, trusted documents; null: neither.</summary>
    public PersistedDocuments? Persisted { get; init; }

    public UploadOptions Uploads { get; init; } = new();

    public WebSocketOptions WebSockets { get; init; } = new();

    /// <summary>Comments keep proxies from closing an event stream in which nothing happens.</summary>
    public TimeSpan StreamKeepAlive { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Streams and sockets that may be open at one time.</summary>
    public int StreamsMax { get; init; } = 10_000;
}
