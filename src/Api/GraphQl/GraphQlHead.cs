using System.Text.Json;
using Api.GraphQl.Exploring;
using Api.GraphQl.Requests;
using Api.GraphQl.Uploads;
using Api.Http;
using Api.Http.Authentication;
using Api.WebDav;
using GraphQl;
using GraphQl.Execution;
using GraphQl.Transport;
using GraphQl.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WebDav;

namespace Api.GraphQl;

/// <summary>
/// The GraphQL head: the product's own API at one address, over every transport. Everything in it is for people who are signed in.
/// </summary>
internal sealed partial class GraphQlHead
{
    public const string Path = "/graphql";

    private static readonly DavRefusal ForeignOrigin = new(StatusCodes.Status403Forbidden,
        "Another site's page may not open sockets here.");

    private readonly BasicAuthentication _authentication;
    private readonly GraphQlEndpoint _endpoint;
    private readonly ILogger _log;
    private readonly bool _isExplorerServed;

    public GraphQlHead(ApiServices services, BasicAuthentication authentication)
    {
        _authentication = authentication;
        _log = services.Logs.CreateLogger("OpenCloud.GraphQl");
        var options = services.Options.GraphQl;
        _isExplorerServed = options.IsExplorerServed;
        Executor = new(ProductSchema.Build(), new()
        {
            Parser = new() { TokensMax = options.TokensMax },
            // A schema that is kept secret is not told piece by piece.
            Validation = new() { Suggest = options.AllowIntrospection },
            Limits = LimitsOf(options),
            Cost = new() { FieldCostMax = options.CostMax, TypeCostMax = options.CostMax },
            TimeMax = options.TimeMax,
            OnFault = Explain,
        });
        _endpoint = new(Executor, new()
        {
            CreateScope = CreateScopeAsync,
            CreateEventScope = static http => ((GraphQlRequest)http.Items[typeof(GraphQlRequest)]!).Anew().Scope,
            ResponseBytesMax = options.ResponseBytesMax,
            StreamsMax = options.StreamsMax,
            Persisted = new(ModeOf(options), options.TrustedDocuments),
            BatchMax = options.BatchMax,
            Uploads = new() { FileBytesMax = options.UploadBytesMax, TotalBytesMax = options.UploadBytesMax, FilesMax = 1 },
            WebSockets = new() { OnConnect = ConnectAsync, OperationsMax = options.SocketOperationsMax },
        });
    }

    public RequestExecutor Executor { get; }

    private static DocumentLimits LimitsOf(GraphQlOptions options) => new()
    {
        AllowIntrospection = options.AllowIntrospection,
        DepthMax = options.DepthMax,
        AliasesMax = options.AliasesMax,
        RootFieldsMax = options.RootFieldsMax,
        DirectivesMax = options.DirectivesMax,
        DirectivesPerPlaceMax = options.DirectivesPerPlaceMax,
        FragmentsMax = options.FragmentsMax,
    };

    private static TrustedMode ModeOf(GraphQlOptions options) =>
        options.IsOnlyTrustedServed ? TrustedMode.Only : options.TrustedDocuments is null ? TrustedMode.Off : TrustedMode.Prefer;

    /// <summary>Whether it may stay open for long: then it takes no place among those that are worked on.</summary>
    public static bool IsStream(HttpContext http) =>
        http.WebSockets.IsWebSocketRequest
        || http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    public Task HandleAsync(ApiRequest api, string path) => path switch
    {
        Path => ServeAsync(api),
        _ when path.StartsWith(UploadAddress.Prefix, StringComparison.Ordinal) => UploadEndpoint.HandleAsync(api, path),
        _ => GraphQlErrors.WriteAsync(api, DavRefusal.NotFound),
    };

    private async Task ServeAsync(ApiRequest api)
    {
        if (_isExplorerServed && Explorer.IsWanted(api.Http.Request))
        {
            await Explorer.AnswerAsync(api);
            return;
        }

        var http = api.Http;
        http.Items[typeof(ApiRequest)] = api;

        // A browser's socket brings its credentials in a message of its own; who opened it is known by its origin.
        if (http.WebSockets.IsWebSocketRequest)
        {
            if (IsForeign(api)) await GraphQlErrors.WriteAsync(api, ForeignOrigin);
            else await _endpoint.HandleAsync(http);
            return;
        }

        if (await api.SeeAsync(http.RequestAborted) is { } early)
        {
            await GraphQlErrors.WriteAsync(api, early);
            return;
        }

        var (account, signIn) = await Account.OfAsync(api, _authentication);
        if (account is null)
        {
            await GraphQlErrors.WriteAsync(api, signIn.ToDav());
            return;
        }

        http.Items[typeof(Account)] = account;
        await _endpoint.HandleAsync(http);
    }

    /// <summary>Of an operation: who asks is looked at anew for each, also on a socket that stays open.</summary>
    private async ValueTask<RequestScope> CreateScopeAsync(HttpContext http, CancellationToken ct)
    {
        var api = (ApiRequest)http.Items[typeof(ApiRequest)]!;
        if (http.Items[typeof(Account)] is not Account account)
        {
            if (await api.SeeAsync(ct) is { } early) throw new RequestRefusedException(early.Status, early.Message);
            (var now, var signIn) = await Account.OfAsync(api, _authentication);
            account = now ?? throw new RequestRefusedException(signIn.ToDav().Status, signIn.ToDav().Message);
        }

        var request = new GraphQlRequest(api, account);
        http.Items[typeof(GraphQlRequest)] = request;
        return request.Scope;
    }

    /// <summary>Browsers cannot put credentials into the header of a socket: they may come in its first message.</summary>
    private async ValueTask<ConnectionAnswer> ConnectAsync(HttpContext http, JsonElement payload, CancellationToken ct)
    {
        if (payload.ValueKind == JsonValueKind.Object
            && payload.TryGetProperty("authorization", out var sent) && sent.ValueKind == JsonValueKind.String)
            http.Request.Headers.Authorization = sent.GetString();
        var api = (ApiRequest)http.Items[typeof(ApiRequest)]!;
        return (await Account.OfAsync(api, _authentication)).Account is null ? ConnectionAnswer.Refuse() : ConnectionAnswer.Accept();
    }

    private static bool IsForeign(ApiRequest api) =>
        api.Http.Request.Headers.Origin is [{ Length: > 0 } origin]
        && (!Uri.TryCreate(origin, UriKind.Absolute, out var from)
            || !Origin.TryCreate(from.Scheme, from.Authority, out var known) || !api.Origins.Contains(known!));

    /// <summary>What went wrong inside is written down; the caller learns no more than over every other head.</summary>
    private GraphQlError Explain(Exception fault)
    {
        var (refusal, isBug) = Faults.Explain(fault);
        if (isBug) LogBug(fault);
        else LogOutage(fault.Message);
        return new(refusal.Message) { Extensions = new Dictionary<string, object?> { ["code"] = GraphQlErrors.CodeOf(refusal) } };
    }

    [LoggerMessage(LogLevel.Error, "A resolver failed")]
    private partial void LogBug(Exception fault);

    [LoggerMessage(LogLevel.Warning, "A resolver could not be answered: {Reason}")]
    private partial void LogOutage(string reason);
}
