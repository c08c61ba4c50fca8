using Api.GraphQl.Types;
using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Domain.Locks;
using Domain.Nodes;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.createFolder.</summary>
internal static class CreateFolder
{
    private sealed record Input(string Parent, string Name, IReadOnlyList<string> LockTokens);

    public static readonly IMutation Definition = new Mutation<Input>("createFolder", "Makes a folder.")
    {
        Input =
        [
            new("parent", "ID!", "The folder that will hold it."),
            new("name", "String!", "Its name."),
            ItemInputs.LockTokens,
        ],
        Rules = new InputRules().Id("parent").Name("name").LockTokens(),
        Read = static input => new(input.Get<string>("parent")!, input.Get<string>("name")!, ItemInputs.TokensOf(input)),
        Payload = [Payloads.Item("folder", FolderType.Name, "The new folder.")],
        RunAsync = RunAsync,
    };

    private static async Task RunAsync(Input input, MutationRun run, CancellationToken ct)
    {
        var name = NodeName.Parse(input.Name, out _)!.Value;
        var done = await run.Blaming("parent").CommandAsync(
            async attempt =>
            {
                var (parent, refusal) = await run.FindAsync(input.Parent, AccessAction.Create, attempt);
                if (parent is null) return refusal!;
                var (place, unfit) = await Places.InAsync(run, parent, name, input.LockTokens, attempt);
                if (place is null) return unfit!;
                return await run.Services.Nodes.CreateFolderAsync(
                    run.Envelope(parent.Reason(AccessAction.Create)), parent.SeenAt, place, mtime: null, [], attempt);
            },
            ct);
        run.Node = done?.Node;
    }
}
