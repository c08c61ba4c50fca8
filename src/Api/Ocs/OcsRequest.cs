using Api.Http;
using Api.Http.Authentication;
using Api.Sharing;
using Commands;
using Domain;
using Domain.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Ocs;

/// <summary>One OCS request of somebody signed in, with its parameters from the query and, where there is one, the form.</summary>
internal sealed class OcsRequest(OcsAnswer answer, Account account, string template, IReadOnlyDictionary<string, string> parameters)
{
    /// <summary>Parameters, their names, their values and the whole form.</summary>
    private const int ParametersMax = 64, NameMaxBytes = 256, ValueMaxBytes = 8 * 1024, FormMaxBytes = 64 * 1024;

    private Envelope? _envelope;

    public OcsAnswer Answer => answer;

    public ApiServices Services => answer.Api.Services;

    public Caller Caller => account.Caller;

    public UserRow User => account.User;

    public DateTimeOffset Now => Services.Clock.GetUtcNow();

    public Sharer Sharer => new(Services, User, Envelope);

    public string? this[string parameter] => parameters.GetValueOrDefault(parameter);

    public bool Has(string parameter) => parameters.ContainsKey(parameter);

    public bool IsTrue(string parameter) => this[parameter] is "true" or "1";

    /// <summary>Null when the form is malformed or too large.</summary>
    public static async Task<OcsRequest?> ReadAsync(OcsAnswer answer, Account account, string template)
    {
        var request = answer.Api.Http.Request;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query) found[name] = value.ToString();
        if (request.HasFormContentType)
        {
            try
            {
                using var reader = new FormReader(new LimitedStream(request.Body, FormMaxBytes))
                {
                    ValueCountLimit = ParametersMax,
                    KeyLengthLimit = NameMaxBytes,
                    ValueLengthLimit = ValueMaxBytes,
                };
                foreach (var (name, value) in await reader.ReadFormAsync(answer.Api.Http.RequestAborted)) found[name] = value.ToString();
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }

        return new OcsRequest(answer, account, template, found);
    }

    public Envelope Envelope(string reason) =>
        (_envelope ??= answer.Api.Envelope(Caller, $"{answer.Api.Http.Request.Method} {template}", reason)) with { Reason = reason };

    /// <summary>What a path or id names, when the caller may do this there; else why not.</summary>
    public async Task<(SeenItem? Item, Refusal? Refusal)> FindAsync(
        PathRoot root, IReadOnlyList<string> path, AccessAction action, CancellationToken ct)
    {
        var (item, refusal, _) = await SeenItem.FindAsync(Services, Caller, root, path, action, ct);
        return (item, refusal);
    }

    /// <summary>What is granted, when the caller may do this there.</summary>
    public async Task<SeenItem?> FindAsync(GrantRow grant, AccessAction action, CancellationToken ct) =>
        (await FindAsync(new PathRoot.AtNode(grant.Space, grant.Node), [], action, ct)).Item;

    /// <summary>Asks the domain, and decides again while others change the same things. Null when it is done and visible.</summary>
    public async Task<Refusal?> CommandAsync(Func<CancellationToken, Task<Outcome>> attempt, CancellationToken ct)
    {
        _envelope = _envelope?.Next();
        return await answer.Api.SettleAsync(Caller, attempt, ct) is Outcome.Refused no ? no.Refusal : null;
    }

    public Task RefuseAsync(Refusal refusal, string action, SpaceId? space = null, NodeId? node = null)
    {
        Services.Access.Refused(Envelope(""), action, refusal, space, node);
        return refusal == Attempts.SignedOut ? answer.RefuseAsync(SignIn.NoCredentials) : answer.RefuseAsync(refusal);
    }
}
