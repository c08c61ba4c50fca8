using Api.GraphQl.Relay;
using Api.GraphQl.Types;
using Api.Http;
using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Domain.Links;
using GraphQl.TypeSystem;
using Projections.Core.Access;

namespace Api.GraphQl.Mutations;

/// <summary>Mutations of public links: made, changed, revoked.</summary>
internal static class LinkMutations
{
    private static readonly Refusal NoLink = new(RefusalCode.NotFound, "There is no such link.");

    private static readonly InputValueDefinition Link = new("link", "ID!", "The link.");

    private sealed record NewInput(string Item, string Type, string? Label, string? Password, DateTimeOffset? ExpiresAt);

    private static Field<MutationRun> Made => new("link", GrantTypes.LinkName, static async (run, context) =>
        run.Key is { } key ? await run.Services.Grants.LinkAsync(new LinkId(key), context.Aborted) : null, "The link, as it is now.");

    public static readonly IMutation Create = new Mutation<NewInput>("createLink", "Opens a file or folder to whoever knows the link.")
    {
        Input =
        [
            ItemInputs.Item,
            new("type", "String!", "What it opens: view, upload, edit, createOnly, blocksDownload or internal.", "\"view\""),
            new("label", "String", "What you call it."), new("password", "String", "What it asks for; nothing unless told."),
            new("expiresAt", "DateTime", "When it ends by itself; never unless told."),
        ],
        Rules = Told().Id("item"),
        Read = static input => new(
            input.Get<string>("item")!, input.Get<string>("type")!, input.Get<string>("label"), input.Get<string>("password"),
            input.Get<DateTimeOffset?>("expiresAt")),
        Payload = [Made],
        RunAsync = CreateAsync,
    };

    public static readonly IMutation Update = new Mutation<InputObject>("updateLink", "Changes a link; what is not named stays.")
    {
        Input =
        [
            Link, new("type", "String", "What it opens."), new("label", "String", "What you call it; null: nothing."),
            new("password", "String", "What it asks for; null: nothing."),
            new("expiresAt", "DateTime", "When it ends by itself; null: never."),
        ],
        Rules = Told().Id("link"),
        Read = static input => input,
        Payload = [Made],
        RunAsync = UpdateAsync,
        IsSetting = true,
    };

    public static readonly IMutation Revoke = new Mutation<string>(
        "revokeLink", "Takes a link back: nothing is reached through it when this is answered.")
    {
        Input = [Link],
        Rules = new InputRules().Id("link"),
        Read = static input => input.Get<string>("link")!,
        Payload = [Payloads.Item("item", ItemInterface.Name, "What it opened.")],
        RunAsync = static async (id, run, ct) =>
        {
            if (!GrantMutations.MayShare(run)) return;
            NodeId? node = null;
            var done = await run.Blaming("link").CommandAsync(
                async attempt =>
                {
                    var (link, item, refusal) = await FindAsync(id, run, AccessAction.Revoke, attempt);
                    if (link is null) return refusal!;
                    node = item!.Node.Id;
                    return await run.Services.Links.RevokeAsync(run.Envelope(item.Reason(AccessAction.Revoke)), link.Id, attempt);
                },
                ct);
            if (done is not null) run.Node = node;
        },
    };

    private static InputRules Told() => new InputRules()
        .Keeps<string>("type", static type => LinkType.Find(type) is null ? LinkRules.NoSuchLink : null)
        .Text("label", LinkDecider.LabelMax)
        .Keeps<string>("password", static password => password.Length == 0 ? null : PasswordPolicy.Check(password));

    private static async Task CreateAsync(NewInput input, MutationRun run, CancellationToken ct)
    {
        if (!GrantMutations.MayShare(run)) return;
        var (id, token, hash) = (new LinkId(run.NewKey()), Links.NewToken(), (string?)null);
        var done = await run.CommandAsync(
            async attempt =>
            {
                var (item, refusal) = await run.Blaming("item").FindAsync(input.Item, AccessAction.Grant, attempt);
                if (item is null) return refusal!;
                if (LinkType.Find(input.Type) is not { } type) return run.Blame(LinkRules.NoSuchLink, "type");
                if (PasswordPolicy.CheckForLink(type, input.Password) is { } weak) return run.Blame(weak, "password");
                if (LinkRules.Check(type, item.Node.IsFolder, input.ExpiresAt, item.Standing.Permissions, run.Request.Now) is { } beyond)
                    return run.Blame(beyond, beyond == GrantRules.Expired ? "expiresAt" : "type");
                hash ??= string.IsNullOrEmpty(input.Password) ? null : await run.Services.Hashing.HashAsync(input.Password);
                var link = new NewLink(
                    id, item.Space.Id, item.Node.Id, item.Node.IsFolder, token, type, hash, input.Label is "" ? null : input.Label,
                    input.ExpiresAt, IsQuick: false);
                return await run.Services.Links.CreateAsync(
                    run.Envelope(item.Reason(AccessAction.Grant)), item.SeenAt, link, run.Request.Now, attempt);
            },
            ct);
        if (done is not null) run.Key = id.Value;
    }

    private static async Task UpdateAsync(InputObject input, MutationRun run, CancellationToken ct)
    {
        if (!GrantMutations.MayShare(run)) return;
        var id = input.Get<string>("link")!;
        var (found, item, refusal) = await FindAsync(id, run, AccessAction.ChangeGrant, ct);
        if (found is null)
        {
            run.Refuse(refusal!, "link");
            return;
        }

        var (links, reason) = (run.Services.Links, item!.Reason(AccessAction.ChangeGrant));
        if (input.Get<string>("type") is { } type && await ChangeTypeAsync(id, type, run.Blaming("type"), ct) is null) return;
        if (input.Has("password") && !await SetPasswordAsync(input.Get<string>("password"), found, reason, run, ct)) return;
        var (label, expiresAt) = (input.Get<string>("label") is { Length: > 0 } text ? text : null, input.Get<DateTimeOffset?>("expiresAt"));
        if (input.Has("expiresAt") && await run.Blaming("expiresAt").CommandAsync(
            reason, by => links.SetExpiryAsync(by, found.Id, expiresAt, run.Request.Now, ct), ct) is null) return;
        if (input.Has("label") && await run.Blaming("label").CommandAsync(
            reason, by => links.LabelAsync(by, found.Id, label, ct), ct) is null) return;
        run.Key = found.Id.Value;
    }

    private static Task<Outcome.Done?> ChangeTypeAsync(string id, string typeName, MutationRun run, CancellationToken ct) =>
        run.CommandAsync(
            async attempt =>
            {
                var (link, item, refusal) = await FindAsync(id, run, AccessAction.ChangeGrant, attempt);
                if (link is null) return refusal!;
                if (LinkType.Find(typeName) is not { } type) return LinkRules.NoSuchLink;
                if (type == LinkType.Internal && link.HasPassword) return LinkRules.InternalHasNoPassword;
                if (LinkRules.Check(type, item!.Node.IsFolder, expiresAt: null, item.Standing.Permissions, run.Request.Now) is { } beyond)
                    return beyond;
                return await run.Services.Links.ChangeTypeAsync(
                    run.Envelope(item.Reason(AccessAction.ChangeGrant)), item.SeenAt, link.Id, type, item.Node.IsFolder, attempt);
            },
            ct);

    private static async Task<bool> SetPasswordAsync(string? password, LinkRow link, string reason, MutationRun run, CancellationToken ct)
    {
        if (LinkType.Find(link.Type) is { } type && PasswordPolicy.CheckForLink(type, password) is { } weak)
        {
            run.Refuse(weak, "password");
            return false;
        }

        var hash = string.IsNullOrEmpty(password) ? null : await run.Services.Hashing.HashAsync(password);
        return await run.Blaming("password").CommandAsync(
            reason, by => run.Services.Links.SetPasswordAsync(by, link.Id, hash, ct), ct) is not null;
    }

    private static async ValueTask<(LinkRow? Link, SeenItem? Item, Refusal? Refusal)> FindAsync(
        string id, MutationRun run, AccessAction action, CancellationToken ct)
    {
        if (GlobalId.Parse(id) is not { Kind: GlobalId.Link } named
            || await run.Services.Grants.LinkAsync(new LinkId(named.Key), ct) is not { } link
            || link.Grant.Granted.ExpiresAt <= run.Request.Now) return (null, null, NoLink);
        var (item, refusal) = await run.FindAsync(
            new GlobalId(GlobalId.Item, link.Grant.Node.Value, link.Grant.Space.Value).ToString(), action, ct);
        return item is null ? (null, null, await GrantMutations.MayKnowAsync(link.Grant, run, ct) ? refusal : NoLink) : (link, item, null);
    }
}
