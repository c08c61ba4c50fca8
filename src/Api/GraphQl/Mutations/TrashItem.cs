using Api.Http;
using Domain.Access;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.trashItem: a file or folder goes into the trash, a folder with all in it.</summary>
internal static class TrashItem
{
    private sealed record Input(string Item, IReadOnlyList<string> LockTokens);

    public static readonly IMutation Definition = new Mutation<Input>(
        "trashItem", "Puts a file or folder into the trash, with all that is in it.")
    {
        Input = [ItemInputs.Item, ItemInputs.LockTokens],
        Rules = new InputRules().Id("item").LockTokens(),
        Read = static input => new(input.Get<string>("item")!, ItemInputs.TokensOf(input)),
        Payload =
        [
            Payloads.ItemId("trashedItemId", "The id of what is in the trash now."), Payloads.Space("The space whose trash it is in."),
        ],
        RunAsync = RunAsync,
    };

    private static async Task RunAsync(Input input, MutationRun run, CancellationToken ct)
    {
        SeenItem? seen = null;
        var done = await run.Blaming("item").CommandAsync(
            async attempt =>
            {
                (seen, var refusal) = await run.FindAsync(input.Item, AccessAction.Trash, attempt);
                if (seen is null) return refusal!;
                if (seen.IsRoot) return Places.RootIsFixed;
                if (await Locks.OnLeavingAsync(run, seen, input.LockTokens, attempt) is { } locked) return locked;
                var path = string.Join('/', await run.Services.Core.PathOfAsync(seen.Node.Id, attempt) ?? [seen.Node.Name]);
                return await run.Services.Nodes.TrashAsync(
                    run.Envelope(seen.Reason(AccessAction.Trash)), seen.SeenAt,
                    await run.Services.LeavingAsync(seen.Node, seen.Space, attempt), path, attempt);
            },
            ct);
        if (done is not null) (run.Node, run.Space) = (seen!.Node.Id, seen.Space.Id);
    }
}
