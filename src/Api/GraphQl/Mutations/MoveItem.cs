using Api.GraphQl.Types;
using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Domain.Nodes;
using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.renameItem and Mutation.moveItem: another name or folder for the same thing. Its id and its history stay.</summary>
internal static class MoveItem
{
    private static readonly Refusal OtherSpace = new(
        RefusalCode.InvalidInput, "Into another space things are copied, and then deleted here.");

    /// <param name="Parent">Null: it stays in its folder.</param>
    /// <param name="Name">Null: it keeps its name.</param>
    private sealed record Input(string Item, string? Parent, string? Name, bool IsReplacing, IReadOnlyList<string> LockTokens);

    public static readonly IMutation Rename = new Mutation<Input>("renameItem", "Gives a file or folder another name.")
    {
        Input = [ItemInputs.Item, new("name", "String!", "Its new name."), ItemInputs.Replace, ItemInputs.LockTokens],
        Rules = new InputRules().Id("item").Name("name").LockTokens(),
        Read = Read,
        Payload = [Payloads.Item("item", ItemInterface.Name, "It, as it is now.")],
        RunAsync = RunAsync,
    };

    public static readonly IMutation Move = new Mutation<Input>("moveItem", "Takes a file or folder to another folder of its space.")
    {
        Input =
        [
            ItemInputs.Item, new("parent", "ID!", "The folder that will hold it."),
            new("name", "String", "Its name there; its own unless told."), ItemInputs.Replace, ItemInputs.LockTokens,
        ],
        Rules = new InputRules().Id("item", "parent").Name("name").LockTokens(),
        Read = Read,
        Payload = [Payloads.Item("item", ItemInterface.Name, "It, as it is now.")],
        RunAsync = RunAsync,
    };

    private static Input Read(InputObject input) => new(
        input.Get<string>("item")!, input.Get<string>("parent"), input.Get<string>("name"), input.Get<bool>("replace"),
        ItemInputs.TokensOf(input));

    private static async Task RunAsync(Input input, MutationRun run, CancellationToken ct)
    {
        var done = await run.CommandAsync(
            async attempt =>
            {
                var (source, refusal) = await run.Blaming("item").FindAsync(input.Item, AccessAction.Move, attempt);
                if (source is null) return refusal!;
                if (source.IsRoot) return Places.RootIsFixed;
                if (NodeName.Parse(input.Name ?? source.Node.Name, out var unfit) is not { } name) return run.Blame(unfit!, "name");
                return await ToAsync(run, input, source, name, attempt);
            },
            ct);
        run.Node = done?.Node;
    }

    private static async Task<Outcome> ToAsync(MutationRun run, Input input, SeenItem source, NodeName name, CancellationToken ct)
    {
        var arriving = source.Node.IsFolder ? AccessAction.Create : AccessAction.Write;
        var (folder, refusal) = await run.Blaming(input.Parent is null ? "name" : "parent").FindAsync(
            input.Parent ?? Relay.GlobalId.Of(source.Node with { Id = source.At.Parent!.Value }).ToString(), arriving, ct);
        if (folder is null) return refusal!;
        if (folder.Space.Id != source.Space.Id) return OtherSpace;
        var (place, unfit) = await Places.InAsync(run, folder, name, input.LockTokens, ct, input.IsReplacing, source.Node.Id);
        if (place is null) return unfit!;
        if (await Locks.OnLeavingAsync(run, source, input.LockTokens, ct) is { } locked) return run.Blame(locked, "item");
        var core = run.Services.Core;
        var isElsewhere = source.Node.IsFolder && source.Node.Parent != folder.Node.Id;
        var isBelow = isElsewhere && await core.IsBelowAsync(folder.Node.Id, source.Node.Id, ct);
        if (isElsewhere) place = place with { LevelsBelow = await core.LevelsBelowAsync(source.Node.Id, Limits.DepthMax + 1, ct) };
        return await run.Services.Nodes.MoveAsync(
            run.Envelope(source.Reason(AccessAction.Move)), ItemInputs.Older(source.SeenAt, folder.SeenAt),
            await run.Services.LeavingAsync(source.Node, source.Space, ct), place, isBelow, ct);
    }
}
