using Api.GraphQl.Types;
using Api.Http;
using Domain;
using Domain.Access;
using Domain.Locks;
using Domain.Tags;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.changeTags and Mutation.setFavorite: what people find things again by.</summary>
internal static class MarkMutations
{
    private static readonly Refusal NotTwice = new(RefusalCode.InvalidInput, "A tag cannot be given and taken at once.");

    private sealed record TagInput(string Item, IReadOnlyList<string> Add, IReadOnlyList<string> Remove, IReadOnlyList<string> LockTokens);

    public static readonly IMutation Tags = new Mutation<TagInput>("changeTags", "Gives a file or folder tags, and takes tags from it.")
    {
        Input =
        [
            ItemInputs.Item, new("add", "[String!]!", "Tags to give.", "[]"), new("remove", "[String!]!", "Tags to take.", "[]"),
            ItemInputs.LockTokens,
        ],
        Rules = new InputRules().Id("item").List("add", Unfit).List("remove", Unfit).LockTokens(),
        Read = static input => new(
            input.Get<string>("item")!, input.GetList<string>("add") ?? [], input.GetList<string>("remove") ?? [],
            ItemInputs.TokensOf(input)),
        Payload = [Payloads.Item("item", ItemInterface.Name, "It, as it is now.")],
        RunAsync = TagAsync,
        IsSetting = true,
    };

    public static readonly IMutation Favorite = new Mutation<(string Item, bool IsFavorite)>(
        "setFavorite", "Puts a file or folder among your favorites, or takes it out.")
    {
        Input = [ItemInputs.Item, new("isFavorite", "Boolean!", "Whether it is one.")],
        Rules = new InputRules().Id("item"),
        Read = static input => (input.Get<string>("item")!, input.Get<bool>("isFavorite")),
        Payload = [Payloads.Item("item", ItemInterface.Name, "It, as it is now.")],
        RunAsync = static async (input, run, ct) =>
        {
            if (!run.Request.User.Role.HasFavorites)
            {
                run.Refuse(AccessRules.Forbidden);
                return;
            }

            var done = await run.Blaming("item").CommandAsync(
                async attempt =>
                {
                    var (item, refusal) = await run.FindAsync(input.Item, AccessAction.Mark, attempt);
                    if (item is null) return refusal!;
                    run.Node = item.Node.Id;
                    return await run.Services.Favorites.SetAsync(
                        run.Envelope(item.Reason(AccessAction.Mark)), run.Request.User.Id, item.Space.Id, item.Node.Id,
                        input.IsFavorite, attempt);
                },
                ct);
            if (done is null) run.Node = null;
        },
        IsSetting = true,
    };

    private static Refusal? Unfit(string tag) => Tag.Parse(tag, out var unfit) is null ? unfit : null;

    private static async Task TagAsync(TagInput input, MutationRun run, CancellationToken ct)
    {
        if (Tag.ParseAll(input.Add, out var unfit) is not { } given) run.Refuse(unfit!, "add");
        else if (Tag.ParseAll(input.Remove, out unfit) is not { } taken) run.Refuse(unfit!, "remove");
        else if (given.Intersect(taken).Any()) run.Refuse(NotTwice, "remove");
        else if (given.Count + taken.Count > 0
            && await ChangeAsync(input, given, isGiven: true, run, ct) && await ChangeAsync(input, taken, isGiven: false, run, ct)) return;
        else run.Node = null;
    }

    private static async Task<bool> ChangeAsync(
        TagInput input, IReadOnlyList<Tag> tags, bool isGiven, MutationRun run, CancellationToken ct)
    {
        if (tags.Count == 0) return true;
        return await run.Blaming("item").CommandAsync(
            async attempt =>
            {
                var (item, refusal) = await run.FindAsync(input.Item, AccessAction.SetProperties, attempt);
                if (item is null) return refusal!;
                run.Node = item.Node.Id;
                var held = await Locks.InTheWayAsync(run, item.Space, item.Node.Id, LockedChange.Properties, input.LockTokens, attempt);
                if (held is not null) return held;
                var (by, node) = (run.Envelope(item.Reason(AccessAction.SetProperties)), item.Node.ToSnapshot());
                var existing = (await run.Services.Marks.OfAsync(person: null, item.Node.Id, attempt)).Tags;
                run.Blaming(isGiven ? "add" : "remove");
                return isGiven
                    ? await run.Services.Nodes.AddTagsAsync(by, item.SeenAt, node, existing, tags, attempt)
                    : await run.Services.Nodes.RemoveTagsAsync(by, item.SeenAt, node, existing, tags, attempt);
            },
            ct) is not null;
    }
}
