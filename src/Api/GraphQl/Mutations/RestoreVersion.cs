using Api.GraphQl.Types;
using Api.Http;
using Domain;
using Domain.Access;
using Domain.Locks;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.restoreVersion: an old version's content becomes the current one again.</summary>
internal static class RestoreVersion
{
    private static readonly Refusal NoFile = new(RefusalCode.WrongKind, "Only files have versions.");
    private static readonly Refusal BadKey = new(RefusalCode.InvalidInput, "The key of a version is a position of the log.");
    private static readonly Refusal NoVersion = new(RefusalCode.NotFound, "The file has no such version.");

    private sealed record Input(string Item, long Version, IReadOnlyList<string> LockTokens);

    public static readonly IMutation Definition = new Mutation<Input>(
        "restoreVersion", "Makes an old version of a file the current one; what is current becomes a version.")
    {
        Input = [new("item", "ID!", "The file."), new("version", "Long!", "The key of the version."), ItemInputs.LockTokens],
        Rules = new InputRules().Id("item").Keeps<long?>("version", static key => key < 1 ? BadKey : null).LockTokens(),
        Read = static input => new(input.Get<string>("item")!, input.Get<long>("version"), ItemInputs.TokensOf(input)),
        Payload = [Payloads.Item("file", FileType.Name, "The file, as it is now.")],
        RunAsync = RunAsync,
    };

    private static async Task RunAsync(Input input, MutationRun run, CancellationToken ct)
    {
        var done = await run.CommandAsync(
            async attempt =>
            {
                var (file, refusal) = await run.Blaming("item").FindAsync(input.Item, AccessAction.RestoreVersion, attempt);
                if (file is null) return refusal!;
                if (file.Node.IsFolder) return NoFile;
                if (await Locks.InTheWayAsync(run, file.Space, file.Node.Id, LockedChange.Content, input.LockTokens, attempt) is { } locked)
                    return locked;
                var versions = await run.Services.Core.VersionsAsync(file.Node.Id, attempt);
                if (versions.FirstOrDefault(version => version.Key == input.Version) is not { } wanted)
                    return run.Blame(NoVersion, "version");
                return await run.Services.Nodes.RestoreVersionAsync(
                    run.Envelope(file.Reason(AccessAction.RestoreVersion)), file.SeenAt, file.Node.ToSnapshot(), wanted.Key,
                    wanted.Content, attempt);
            },
            ct);
        run.Node = done?.Node;
    }
}
