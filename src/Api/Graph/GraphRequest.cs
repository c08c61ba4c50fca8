using Api.Http;
using Api.Http.Authentication;
using Api.Sharing;
using Commands;
using Domain;
using Microsoft.AspNetCore.Http;
using Projections.Core;

namespace Api.Graph;

/// <summary>One LibreGraph request of somebody signed in, with what its path names.</summary>
internal sealed class GraphRequest(ApiRequest api, Account account, string template, IReadOnlyDictionary<string, string> values)
{
    private Envelope? _envelope;

    public ApiRequest Api => api;

    public ApiServices Services => api.Services;

    public HttpRequest Http => api.Http.Request;

    public Caller Caller => account.Caller;

    public UserRow User => account.User;

    public Guid Storage => Services.Options.StorageId;

    public DateTimeOffset Now => Services.Clock.GetUtcNow();

    /// <summary>The name of the operation in the log: never the path itself.</summary>
    public string Route => $"{Http.Method} {template}";

    /// <summary>Members of spaces and drives look different in the two versions of the protocol.</summary>
    public bool IsBeta => template.StartsWith(GraphRoutes.Beta, StringComparison.Ordinal);

    /// <summary>What the request is about, as soon as it is known: recorded with a refusal.</summary>
    public (SpaceId? Space, NodeId? Node) About { get; set; }

    public ODataQuery Query => field ??= ODataQuery.Of(Http);

    /// <summary>What stands in the path in a parameter's place.</summary>
    public string this[string parameter] => values[parameter];

    public bool Has(string parameter) => values.ContainsKey(parameter);

    /// <summary>The server's address as people use it, without a trailing slash.</summary>
    public string PublicUrl => api.PublicUrl;

    public ValueTask<GraphBody> ReadAsync(CancellationToken ct) => GraphBody.ReadAsync(Http, ct);

    public Sharer Sharer => new(Services, User, Envelope);

    /// <summary>Who asks for the command, and why it was allowed. All attempts of one command share its id.</summary>
    public Envelope Envelope(string reason) => (_envelope ??= api.Envelope(Caller, Route, reason)) with { Reason = reason };

    public Task<GraphRefusal?> CommandAsync(string reason, Func<Envelope, Task<Outcome>> command, CancellationToken ct) =>
        CommandAsync(async _ => await command(Envelope(reason)), ct);

    /// <summary>
    /// Asks the domain, and decides again while others change the same things. Null when it is done: then what was done is visible
    /// (or <see cref="ApiOptions.CoreWaitMax"/> passed), and its position told.
    /// </summary>
    /// <param name="attempt">Looks, decides and issues the command.</param>
    public async Task<GraphRefusal?> CommandAsync(Func<CancellationToken, Task<GraphAttempt>> attempt, CancellationToken ct)
    {
        _envelope = _envelope?.Next();
        GraphRefusal? refused = null;
        var outcome = await api.SettleAsync(
            Caller,
            async ct =>
            {
                (var asked, refused) = await attempt(ct);
                return asked ?? refused!.ToDomain();
            },
            ct);
        return refused ?? (outcome is Outcome.Refused no ? no.Refusal.ToGraph() : null);
    }
}

/// <summary>One attempt at a command: what the domain said, or why it was not asked.</summary>
internal readonly record struct GraphAttempt(Outcome? Outcome, GraphRefusal? Refusal)
{
    public static implicit operator GraphAttempt(Outcome outcome) => new(outcome, null);

    public static implicit operator GraphAttempt(GraphRefusal refusal) => new(null, refusal);

    public static implicit operator GraphAttempt(Judged judged) => new(judged.Outcome, null);
}
