using GraphQl.Execution;
using GraphQl.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace GraphQl.Transport;

/// <summary>
/// A schema at one address: GraphQL over HTTP, event streams, multipart uploads and WebSocket, chosen by what the request says of itself.
/// For WebSocket the host has to have <c>UseGraphQlSockets()</c>, or <c>UseWebSockets()</c>.
/// <see href="https://graphql.github.io/graphql-over-http/draft/">GraphQL over HTTP</see>
/// </summary>
public sealed class GraphQlEndpoint(RequestExecutor executor, TransportOptions options)
{
    private readonly StreamCount _streams = new(options.StreamsMax);

    internal RequestExecutor Executor { get; } = executor;

    internal TransportOptions Options { get; } = options;

    public async Task HandleAsync(HttpContext http)
    {
        var mediaType = MediaTypes.Negotiate(http.Request);
        try
        {
            if (http.WebSockets.IsWebSocketRequest) await ServeSocketAsync(http);
            else await ServeAsync(http, mediaType);
        }
        catch (RequestRefusedException refusal) when (!http.Response.HasStarted)
        {
            await ResponseSender.RefuseAsync(http.Response, mediaType ?? MediaTypes.Json, refusal, Options, http.RequestAborted);
        }
        catch (BadHttpRequestException wrong) when (!http.Response.HasStarted)
        {
            await ResponseSender.RefuseAsync(
                http.Response, mediaType ?? MediaTypes.Json, new(wrong.StatusCode, wrong.Message), Options, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody reads an answer.
        }
    }

    private async Task ServeAsync(HttpContext http, string? mediaType)
    {
        var ct = http.RequestAborted;
        var wantsStream = MediaTypes.PrefersEventStream(http.Request);
        // A caller of parts or events takes the single response that it may get as plain JSON.
        if (wantsStream || MultipartResponse.IsAccepted(http.Request)) mediaType ??= MediaTypes.Json;
        if (mediaType is null)
            throw new RequestRefusedException(
                StatusCodes.Status406NotAcceptable, $"{MediaTypes.GraphQlResponse} and {MediaTypes.Json} are served here.");

        await using var files = new UploadedFiles();
        var body = MultipartRequest.IsOne(http.Request)
            ? new([await MultipartRequest.ReadAsync(http.Request, Options, files, ct)], IsBatch: false)
            : await RequestReader.ReadAsync(http.Request, Options, ct);
        if (body.IsBatch)
        {
            await BatchResponse.SendAsync(http, this, body.Requests, ct);
            return;
        }

        var request = await CreateRequestAsync(http, body.Requests[0], ct);
        CheckMethod(http.Request, request);
        var isSubscription = Executor.OperationKind(request) == OperationType.Subscription;
        if (wantsStream || (isSubscription && MediaTypes.Named(http.Request, MediaTypes.EventStream) is not null))
        {
            using var entered = _streams.Enter();
            await EventStream.ServeAsync(http, this, request);
            return;
        }

        if (isSubscription) throw RequestParameters.NotARequest("Subscriptions are served as event streams and over WebSocket.");
        var executed = await Executor.ExecuteAsync(request with { IsIncremental = MultipartResponse.IsAccepted(http.Request) }, ct);
        if (executed is IncrementalStream stream)
        {
            await MultipartResponse.SendAsync(http.Response, stream, ct);
            return;
        }

        var result = (OperationResult)executed;
        await ResponseSender.SendAsync(http.Response, ResponseSender.StatusOf(result, Options), mediaType, result, Options, ct);
    }

    private async Task ServeSocketAsync(HttpContext http)
    {
        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(SocketConnection.Protocol))
            throw new RequestRefusedException(
                StatusCodes.Status400BadRequest, $"The sub-protocol {SocketConnection.Protocol} is served here.");
        using var stream = _streams.Enter();
        // Answers to messages are small; compression would keep a window for each socket.
        using var socket = await http.WebSockets.AcceptWebSocketAsync(SocketConnection.Protocol);
        await new SocketConnection(this, http, socket).RunAsync();
    }

    /// <summary>§5.2: GET never changes anything.</summary>
    private void CheckMethod(HttpRequest http, OperationRequest request)
    {
        if (HttpMethods.IsGet(http.Method) && Executor.OperationKind(request) == OperationType.Mutation)
            throw new RequestRefusedException(StatusCodes.Status405MethodNotAllowed, "A mutation needs POST.") { Allow = "POST" };
    }

    internal async ValueTask<OperationRequest> CreateRequestAsync(HttpContext http, RequestParameters parameters, CancellationToken ct)
    {
        var document = Options.Persisted is { } persisted
            ? persisted.Find(parameters, Executor)
            : parameters.Query is { } query
                ? DocumentText.FromString(query)
                : throw RequestParameters.NotARequest("query must be a string.");
        return new(document)
        {
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
            Extensions = parameters.Extensions,
            RootValue = Options.RootValue,
            Scope = await Options.CreateScope(http, ct),
            ScopeOfEvent = Options.CreateEventScope is { } create ? () => create(http) : null,
        };
    }
}

public static class GraphQlEndpoints
{
    /// <summary>Serves a schema at an address, by every method: those that are not served are told so.</summary>
    public static IEndpointConventionBuilder MapGraphQl(this IEndpointRouteBuilder routes, string pattern, GraphQlEndpoint endpoint) =>
        routes.Map(pattern, endpoint.HandleAsync);
}
