using Api.GraphQl.Queries;
using Api.GraphQl.Relay;
using Api.GraphQl.Types;
using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Domain.Nodes;
using EventStore;
using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.restoreItem and Mutation.purgeItem: what becomes of what is in the trash.</summary>
internal static class TrashContent
{
    private static readonly Refusal NotThere = new(RefusalCode.NotFound, "The trash holds no such thing.");

    private sealed record RestoreInput(string Item, string? Parent, string? Name, bool IsReplacing, IReadOnlyList<string> LockTokens);

    private sealed record Found(NodeRow Node, SpaceRow Space, LogPosition SeenAt, string Reason);

    public static readonly IMutation Restore = new Mutation<RestoreInput>(
        "restoreItem", "Brings something back from the trash: to where it was, or to another folder of its space.")
    {
        Input =
        [
            new("item", "ID!", "What is in the trash."),
            new("parent", "ID", "The folder that will hold it; the one that held it unless told."),
            new("name", "String", "Its name there; its own unless told."), ItemInputs.Replace, ItemInputs.LockTokens,
        ],
        Rules = new InputRules().Id("item", "parent").Name("name").LockTokens(),
        Read = static input => new(
            input.Get<string>("item")!, input.Get<string>("parent"), input.Get<string>("name"), input.Get<bool>("replace"),
            ItemInputs.TokensOf(input)),
        Payload = [Payloads.Item("item", ItemInterface.Name, "It, back again.")],
        RunAsync = RestoreAsync,
    };

    public static readonly IMutation Purge = new Mutation<string>(
        "purgeItem", "Deletes something in the trash for good, with all that is in it.")
    {
        Input = [new("item", "ID!", "What is in the trash.")],
        Rules = new InputRules().Id("item"),
        Read = static input => input.Get<string>("item")!,
        Payload = [Payloads.ItemId("purgedItemId", "The id of what is gone."), Payloads.Space("The space that has its bytes back.")],
        RunAsync = static async (item, run, ct) =>
        {
            Found? found = null;
            var done = await run.Blaming("item").CommandAsync(
                async attempt =>
                {
                    (found, var refusal) = await FindAsync(run, item, AccessAction.Purge, attempt);
                    if (found is null) return refusal!;
                    return await run.Services.Nodes.PurgeAsync(
                        run.Envelope(found.Reason), found.SeenAt, found.Node.ToSnapshot(), found.Node.SizeBytes, attempt);
                },
                ct);
            if (done is not null) (run.Node, run.Space) = (found!.Node.Id, found.Space.Id);
        },
    };

    private static async Task RestoreAsync(RestoreInput input, MutationRun run, CancellationToken ct)
    {
        var done = await run.CommandAsync(
            async attempt =>
            {
                var (found, refusal) = await FindAsync(run.Blaming("item"), input.Item, AccessAction.Restore, attempt);
                if (found is null) return refusal!;
                var was = await run.Services.Core.TrashedAsync(found.Space.Id, found.Node.Id, attempt);
                if (NodeName.Parse(input.Name ?? was?.Name ?? found.Node.Name, out var unfit) is not { } name)
                    return run.Blame(unfit!, "name");
                var parent =
                    input.Parent ?? (was is null ? "" : new GlobalId(GlobalId.Item, was.FromParent.Value, found.Space.Id.Value).ToString());
                return await ToAsync(run.Blaming("parent"), input with { Parent = parent }, found, name, attempt);
            },
            ct);
        run.Node = done?.Node;
    }

    private static async Task<Outcome> ToAsync(MutationRun run, RestoreInput input, Found found, NodeName name, CancellationToken ct)
    {
        var arriving = found.Node.IsFolder ? AccessAction.Create : AccessAction.Write;
        var (folder, refusal) = await run.FindAsync(input.Parent!, arriving, ct);
        if (folder is null) return refusal!;
        var (place, unfit) = await Places.InAsync(run, folder, name, input.LockTokens, ct, input.IsReplacing);
        if (place is null) return unfit!;
        if (found.Node.IsFolder)
            place = place with { LevelsBelow = await run.Services.Core.LevelsBelowAsync(found.Node.Id, Limits.DepthMax + 1, ct) };
        return await run.Services.Nodes.RestoreAsync(
            run.Envelope(found.Reason), ItemInputs.Older(found.SeenAt, folder.SeenAt), found.Node.ToSnapshot(), place, ct);
    }

    /// <summary>Something in a trash. The trash is the whole space's: what the caller may do there decides.</summary>
    private static async ValueTask<(Found? Found, Refusal? Refusal)> FindAsync(
        MutationRun run, string id, AccessAction action, CancellationToken ct)
    {
        if (GlobalId.Parse(id) is not { Kind: GlobalId.Item, AsOf: null } item) return (null, NotThere);
        var found = await run.Services.Core.ResolveAsync(run.Request.User.Id, ItemQuery.RootOf(item), [], withInline: false, ct);
        if (found is not { Space: { } space, Node: { IsTrashed: true } node }) return (null, NotThere);
        var standing = await run.Services.StandingAsync(run.Request.Caller, space, space.Root, ct);
        var decision = AccessRules.Authorize(action, standing);
        run.About = (space.Id, node.Id);
        var denied = await run.Services.DenialsAsync(run.Request.Caller, space, ct);
        if (await TrashSight.IsHiddenAsync(run.Services, denied, space.Id, node.Id, ct)) return (null, NotThere);
        if (decision.IsAllowed) return (new(node, space, found.Position, decision.Reason), null);
        return (null, decision.IsVisible ? AccessRules.Forbidden : NotThere);
    }
}
