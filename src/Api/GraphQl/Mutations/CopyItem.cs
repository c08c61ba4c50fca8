using Api.GraphQl.Types;
using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Domain.Nodes;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.copyItem: new things with the same content and properties, in the same space or another. No byte is copied.</summary>
internal static class CopyItem
{
    private static readonly Refusal IntoItself = new(RefusalCode.Cycle, "A folder cannot be copied into itself.");
    private static readonly Refusal NoRoom = new(RefusalCode.QuotaExceeded, "The space has no room for this.");

    private sealed record Input(string Item, string Parent, string? Name, bool IsReplacing, IReadOnlyList<string> LockTokens);

    public static readonly IMutation Definition = new Mutation<Input>(
        "copyItem", "Copies a file, or a folder with all in it that you are not denied.")
    {
        Input =
        [
            ItemInputs.Item, new("parent", "ID!", "The folder that will hold the copy."),
            new("name", "String", "The copy's name; that of what is copied unless told."), ItemInputs.Replace, ItemInputs.LockTokens,
        ],
        Rules = new InputRules().Id("item", "parent").Name("name").LockTokens(),
        Read = static input => new(
            input.Get<string>("item")!, input.Get<string>("parent")!, input.Get<string>("name"), input.Get<bool>("replace"),
            ItemInputs.TokensOf(input)),
        Payload = [Payloads.Item("item", ItemInterface.Name, "The copy.")],
        RunAsync = RunAsync,
    };

    private static async Task RunAsync(Input input, MutationRun run, CancellationToken ct)
    {
        var done = await run.CommandAsync(attempt => CopyAsync(input, run, attempt), ct);
        run.Node = done?.Node;
    }

    private static async Task<Outcome> CopyAsync(Input input, MutationRun run, CancellationToken ct)
    {
        var (source, refusal) = await run.Blaming("item").FindAsync(input.Item, AccessAction.ReadContent, ct);
        if (source is null) return refusal!;
        var ownName = source.IsRoot ? source.Space.Name : source.Node.Name;
        if (NodeName.Parse(input.Name ?? ownName, out var unfit) is not { } name) return run.Blame(unfit!, "name");
        var arriving = source.Node.IsFolder ? AccessAction.Create : AccessAction.Write;
        (var folder, refusal) = await run.Blaming("parent").FindAsync(input.Parent, arriving, ct);
        if (folder is null) return refusal!;
        var (services, isFolder) = (run.Services, source.Node.IsFolder);
        if (isFolder && (folder.Node.Id == source.Node.Id || await services.Core.IsBelowAsync(folder.Node.Id, source.Node.Id, ct)))
            return IntoItself;
        var (place, taken) = await Places.InAsync(run, folder, name, input.LockTokens, ct, input.IsReplacing);
        if (place is null) return taken!;
        if (place.Replaced is { IsFolder: true } replaced && await services.Core.IsBelowAsync(source.Node.Id, replaced.Id, ct))
            return IntoItself;
        var tree = await services.CopyTreeAsync(run.Request.Caller, source.Space, source.Node, isDeep: true, ct);
        var growth = tree.Sum(node => node.Content?.SizeBytes ?? 0);
        if (folder.Space.QuotaBytes is { } quota && folder.Space.UsedBytes + growth > quota) return NoRoom;
        return await services.Nodes.CopyAsync(
            run.Envelope(folder.Reason(arriving)), ItemInputs.Older(source.SeenAt, folder.SeenAt), tree, place, ct);
    }
}
