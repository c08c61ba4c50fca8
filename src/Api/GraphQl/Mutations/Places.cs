using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Domain.Locks;
using Domain.Nodes;
using Projections.Core;

namespace Api.GraphQl.Mutations;

/// <summary>A name in a folder, where a mutation makes something or takes it to.</summary>
internal static class Places
{
    public static readonly Refusal RootIsFixed = new(RefusalCode.Forbidden, "A space's root folder stays as it is.");

    private static readonly Refusal NoFolder = new(RefusalCode.ParentMissing, "Only a folder holds anything.");
    private static readonly Refusal Taken = new(RefusalCode.NameTaken, "Something in the folder has this name already.");
    private static readonly Refusal HoldsSource = new(RefusalCode.Cycle, "What would be replaced holds what comes in its place.");

    /// <summary>A name in a folder. What is taken meanwhile the append refuses, and this finds at the next attempt.</summary>
    /// <param name="isReplacing">What has the name goes into the trash; else the name has to be free.</param>
    /// <param name="tokens">Locks that the caller submits.</param>
    /// <param name="moved">What comes there, when it is there already somewhere else.</param>
    public static async ValueTask<(Place? Place, Refusal? Refusal)> InAsync(
        MutationRun run, SeenItem folder, NodeName name, IReadOnlyCollection<string> tokens, CancellationToken ct, bool isReplacing = false,
        NodeId? moved = null)
    {
        if (!folder.Node.IsFolder) return (null, NoFolder);
        if (await Locks.InTheWayAsync(run, folder.Space, folder.Node.Id, LockedChange.Members, tokens, ct) is { } locked)
            return (null, locked);
        var place = new Place(folder.Space.Id, folder.Node.Id, name, await PathAsync(run, folder, name.Value, ct));
        if (await ThereAsync(run, folder, name, ct) is not { } there || there.Id == moved) return (place, null);
        if (!isReplacing) return (null, run.Blame(Taken, "name"));
        var refusal = await CheckReplacedAsync(run, folder, there, moved, tokens, ct);
        return refusal is null
            ? (place with { Replaced = await run.Services.LeavingAsync(there, folder.Space, ct) }, null)
            : (null, refusal);
    }

    /// <summary>What has a name in a folder now.</summary>
    public static async ValueTask<NodeRow?> ThereAsync(MutationRun run, SeenItem folder, NodeName name, CancellationToken ct) =>
        (await run.Services.Core.ResolveAsync(
            run.Request.Caller.Account, new PathRoot.AtNode(folder.Space.Id, folder.Node.Id), [name.Value], withInline: false, ct)).Node;

    /// <summary>Path in the space, without a leading slash.</summary>
    public static async ValueTask<string> PathAsync(MutationRun run, SeenItem folder, string name, CancellationToken ct)
    {
        var above = folder.IsRoot ? [] : await run.Services.Core.PathOfAsync(folder.Node.Id, ct) ?? [];
        return string.Join('/', [.. above, name]);
    }

    private static async ValueTask<Refusal?> CheckReplacedAsync(
        MutationRun run, SeenItem folder, NodeRow there, NodeId? moved, IReadOnlyCollection<string> tokens, CancellationToken ct)
    {
        var standing = await run.Services.StandingAsync(run.Request.Caller, folder.Space, there.Id, ct);
        if (!AccessRules.Authorize(AccessAction.Trash, standing).IsAllowed) return AccessRules.Forbidden;
        if (moved is { } source && there.IsFolder && await run.Services.Core.IsBelowAsync(source, there.Id, ct)) return HoldsSource;
        return await Locks.InTheWayAsync(run, folder.Space, there.Id, LockedChange.Tree, tokens, ct);
    }
}
