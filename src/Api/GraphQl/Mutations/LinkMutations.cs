using Api.GraphQl.Relay;
using Api.GraphQl.Types;
using Api.Http;
using Api.Http.Authentication;
using Api.Sharing;
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
            if (!run.MayShare()) return;
            NodeId? node = null;
            var done = await run.Blaming("link").CommandAsync(
                async attempt =>
                {
                    var (link, item, refusal) = await FindAsync(id, run, AccessAction.Revoke, attempt);
                    if (link is null) return refusal!;
                    node = item!.Node.Id;
                    return await run.Sharer.RevokeAsync(item, link.Grant, attempt);
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
        if (!run.MayShare()) return;
        var link = new WantedLink(new(run.NewKey()), LinkType.Find(input.Type), input.Password, input.Label, input.ExpiresAt);
        var done = await run.CommandAsync(
            async attempt =>
            {
                var (item, refusal) = await run.Blaming("item").FindAsync(input.Item, AccessAction.Grant, attempt);
                return item is null ? refusal! : await run.TakeAsync(run.Sharer.OpenAsync(item, link, attempt));
            },
            ct);
        if (done is not null) run.Key = link.Id.Value;
    }

    private static async Task UpdateAsync(InputObject input, MutationRun run, CancellationToken ct)
    {
        if (!run.MayShare()) return;
        var (found, _, missing) = await FindAsync(input.Get<string>("link")!, run, AccessAction.ChangeGrant, ct);
        if (found is null)
        {
            run.Refuse(missing!, "link");
            return;
        }

        var change = new LinkChange
        {
            HasType = input.Get<string>("type") is not null,
            Type = LinkType.Find(input.Get<string>("type") ?? ""),
            HasPassword = input.Has("password"),
            Password = input.Get<string>("password"),
            HasExpiry = input.Has("expiresAt"),
            ExpiresAt = input.Get<DateTimeOffset?>("expiresAt"),
            HasLabel = input.Has("label"),
            Label = input.Get<string>("label"),
        };
        foreach (var step in change.Steps)
            if (await ChangeAsync(input.Get<string>("link")!, step, run, ct) is null) return;
        run.Key = found.Id.Value;
    }

    private static Task<Outcome.Done?> ChangeAsync(string id, LinkStep step, MutationRun run, CancellationToken ct) => run.CommandAsync(
        async attempt =>
        {
            var (link, item, refusal) = await FindAsync(id, run.Blaming("link"), AccessAction.ChangeGrant, attempt);
            return link is null ? refusal! : await run.TakeAsync(step(run.Sharer, item!, link, attempt));
        },
        ct);

    private static async ValueTask<(LinkRow? Link, SeenItem? Item, Refusal? Refusal)> FindAsync(
        string id, MutationRun run, AccessAction action, CancellationToken ct)
    {
        if (GlobalId.Parse(id) is not { Kind: GlobalId.Link } named
            || await run.Services.Grants.LinkAsync(new LinkId(named.Key), ct) is not { } link
            || link.Grant.Granted.ExpiresAt <= run.Request.Now) return (null, null, NoLink);
        var (item, refusal) = await run.FindAsync(
            new GlobalId(GlobalId.Item, link.Grant.Node.Value, link.Grant.Space.Value).ToString(), action, ct);
        return item is null ? (null, null, await run.MayKnowAsync(link.Grant, ct) ? refusal : NoLink) : (link, item, null);
    }
}
