using Api.Accounts;
using Api.GraphQl.Relay;
using Api.GraphQl.Queries;
using Api.GraphQl.Requests;
using Api.Http;
using Api.WebDav;
using Domain;
using Domain.Access;
using EventStore;
using GraphQl.Execution;
using Projections.Core;
using Outcome = Commands.Outcome;

namespace Api.GraphQl.Mutations;

/// <summary>One mutation under way, and afterwards what became of it: the source of its payload.</summary>
/// <param name="name">The mutation's field: recorded as what was asked for.</param>
internal sealed class MutationRun(GraphQlRequest request, string name, string? clientMutationId, string? idempotencyKey)
{
    private readonly List<UserError> _errors = [];
    private readonly CommandKeys _keys = new(request.User.Id, name, idempotencyKey);
    private Envelope? _envelope;
    private IReadOnlyList<string> _culprit = [];

    public GraphQlRequest Request => request;

    /// <summary>What it is about, as soon as that is known: recorded with a refusal.</summary>
    public (SpaceId? Space, NodeId? Node) About { get; set; }

    public ApiServices Services => request.Services;

    public string? ClientMutationId => clientMutationId;

    public IReadOnlyList<UserError> Errors => _errors;

    /// <summary>The newest position that was written; null when nothing was left to do.</summary>
    public LogPosition? Position { get; private set; }

    /// <summary>The file or folder that it was about.</summary>
    public NodeId? Node { get; set; }

    public SpaceId? Space { get; set; }

    /// <summary>Of whatever else it was about: a share, a link, a group, a person.</summary>
    public Guid? Key { get; set; }

    /// <summary>What a payload tells beside things that can be loaded.</summary>
    public object? Value { get; set; }

    /// <summary>For something new: the same each time that the same idempotency key is sent.</summary>
    public Guid NewKey() => _keys.New();

    /// <summary>Who asks for the next command, and why it was allowed. All attempts of one command share its id.</summary>
    public Envelope Envelope(string reason) =>
        (_envelope ??= NewEnvelope(_keys.Next())) with { Reason = reason };

    /// <summary>Of a command that has a name, which is asked for once.</summary>
    public Envelope Envelope(string reason, string step) => NewEnvelope(_keys.Named(step)) with { Reason = reason };

    /// <param name="path">Where in the input the offending value stands.</param>
    public void Refuse(Refusal refusal, params IReadOnlyList<string> path)
    {
        if (_errors.Count == 0) Services.Access.Refused(Envelope(""), $"graphql {name}", refusal, About.Space, About.Node);
        _errors.Add(new(refusal.Code, refusal.Reason, path.Count == 0 ? [] : ["input", .. path]));
    }

    /// <summary>As <see cref="Refuse"/>, about the value that was blamed last.</summary>
    public void RefuseBlamed(Refusal refusal) => Refuse(refusal, _culprit);

    /// <summary>
    /// A file or folder out of the input, for an action: null and refused when it is not there or the action not the caller's.
    /// </summary>
    public async ValueTask<(SeenItem? Item, Refusal? Refusal)> FindAsync(string id, AccessAction action, CancellationToken ct) =>
        GlobalId.Parse(id) is { Kind: GlobalId.Item, AsOf: null } item
            ? await FindAsync(ItemQuery.RootOf(item), action, ct)
            : (null, AccessRules.NotFound);

    public async ValueTask<(SeenItem? Item, Refusal? Refusal)> FindAsync(PathRoot root, AccessAction action, CancellationToken ct)
    {
        var (seen, refusal, about) = await SeenItem.FindAsync(Services, request.Caller, root, [], action, ct);
        About = about;
        return (seen, refusal);
    }

    public Task<Outcome.Done?> CommandAsync(string reason, Func<Envelope, Task<Outcome>> command, CancellationToken ct) =>
        CommandAsync(_ => command(Envelope(reason)), ct);

    /// <summary>
    /// Asks the domain, and decides again while others change the same things. Then what was done is visible. Null: refused, and told
    /// among the errors.
    /// </summary>
    /// <param name="attempt">Looks, decides and issues the command; a refusal of its own is an outcome too.</param>
    public async Task<Outcome.Done?> CommandAsync(Func<CancellationToken, Task<Outcome>> attempt, CancellationToken ct)
    {
        var outcome = await request.Api.SettleAsync(request.Caller, attempt, ct);
        request.Loaders.All.Forget();
        if (outcome is Outcome.Done done)
        {
            if (done.Position is { } position) Position = request.Written = position;
            else await RecallOrNoteAsync(ct);
            _envelope = null;
            return done;
        }

        var refusal = ((Outcome.Refused)outcome).Refusal;
        if (refusal == Attempts.SignedOut) throw SignedOut();
        RefuseBlamed(refusal);
        return null;
    }

    /// <summary>The whole request is refused, as it would be if it came now: none of its mutations is carried out any more.</summary>
    private static GraphQlException SignedOut() =>
        new(DavRefusal.NotAuthenticated.Message, new Dictionary<string, object?> { ["code"] = GraphQlErrors.CodeOf(DavRefusal.NotAuthenticated) });

    /// <summary>
    /// Commands of one change, in order. Each has an id by its name: when the change is sent again, what is left of it is done. False:
    /// one was refused, and told among the errors.
    /// </summary>
    public async Task<bool> CommandsAsync(string reason, IReadOnlyList<AccountStep> steps, CancellationToken ct)
    {
        foreach (var step in steps)
        {
            _envelope = NewEnvelope(_keys.Named(step.Name));
            if (await CommandAsync(reason, by => step.RunAsync(by, ct), ct) is null) return false;
        }

        return true;
    }

    /// <summary>Which value of the input a refusal is about, until another is named.</summary>
    public MutationRun Blaming(params IReadOnlyList<string> path)
    {
        _culprit = path;
        return this;
    }

    /// <summary>A refusal that is about one value of the input.</summary>
    public Refusal Blame(Refusal refusal, params IReadOnlyList<string> path)
    {
        _culprit = path;
        return refusal;
    }

    /// <summary>Whether the same mutation, sent before, got as far as one of its <see cref="CommandsAsync">named commands</see>.</summary>
    public async ValueTask<bool> HasDoneAsync(string step, CancellationToken ct) =>
        await FindDoneAsync(step, ct) is not null;

    /// <summary>Where the log tells of it.</summary>
    public async ValueTask<AppendResult.Appended?> FindDoneAsync(string step, CancellationToken ct) =>
        idempotencyKey is null ? null : await Services.Ledger.FindCommandAsync(_keys.Named(step), ct);

    /// <summary>Whether the same mutation was carried out before, by the same idempotency key: then it answers as it did.</summary>
    public async ValueTask<bool> RecallAsync(CancellationToken ct)
    {
        if (idempotencyKey is null || await Services.Ledger.FindCommandAsync(_keys.First, ct) is not { } first || !HasEvents(first)) return false;
        Position = first.Last;
        await Services.WaitForCoreAsync(first.Last, ct);
        await this.RecallSubjectAsync(first, ct);
        return true;
    }

    /// <summary>Nothing was left to do, and this is where it was done before.</summary>
    public void Recall(LogPosition? done) => Position ??= done;

    /// <summary>
    /// The command had nothing left to do: by the same idempotency key it was done before, or else is over now. Sent again when things have
    /// changed, it changes nothing.
    /// </summary>
    private async ValueTask RecallOrNoteAsync(CancellationToken ct)
    {
        if (idempotencyKey is null || _envelope is not { CommandId: var asked }) return;
        if (await Services.Ledger.FindCommandAsync(asked, ct) is not { } first) await Services.Ledger.NoteCommandAsync(asked, ct);
        else if (HasEvents(first)) Position = first.Last;
    }

    private static bool HasEvents(AppendResult.Appended command) => command.First <= command.Last;

    private Envelope NewEnvelope(Guid commandId) =>
        request.Api.Envelope(request.Caller, $"graphql {name}", reason: "") with { CommandId = commandId };
}
