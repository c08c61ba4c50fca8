using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Domain.Locks;
using Domain.Nodes;
using Projections.Core;
using Storage;

namespace Api.GraphQl.Mutations;

/// <summary>Where a file's content goes, and what is said of it.</summary>
/// <param name="Parent">The folder's global id.</param>
/// <param name="IsReplacing">A file of this name gets the content as a new version; else the name has to be free.</param>
internal sealed record FileTarget(
    string Parent, string Name, string? MimeType, DateTimeOffset? ModifiedAt, bool IsReplacing, IReadOnlyList<string> LockTokens);

/// <summary>Writes a file's content, however it came: with a mutation, or to an upload address.</summary>
internal static class FileWriting
{
    private static readonly Refusal IsFolder = new(RefusalCode.WrongKind, "A folder has this name.");
    private static readonly Refusal Taken = new(RefusalCode.NameTaken, "A file has this name already.");
    private static readonly Refusal NoFolder = new(RefusalCode.ParentMissing, "Only a folder holds anything.");
    private static readonly Refusal NoRoom = new(RefusalCode.QuotaExceeded, "The space has no room for this.");

    /// <summary>Whether it could be written now: asked before the bytes are taken. Null: it could.</summary>
    public static async ValueTask<Refusal?> CheckAsync(MutationRun run, FileTarget target, long? sizeBytes, CancellationToken ct) =>
        (await FindAsync(run, target, sizeBytes ?? 0, ct)).Refusal;

    public static async Task WriteAsync(MutationRun run, FileTarget target, StoredBlob blob, CancellationToken ct)
    {
        var content = new NewContent(
            new Content(
                blob.Id, blob.SizeBytes, blob.Sha1, blob.Md5, blob.Adler32, MimeTypes.Of(target.Name, target.MimeType), target.ModifiedAt),
            blob.Inline);
        var done = await run.CommandAsync(
            async attempt =>
            {
                var (place, refusal) = await FindAsync(run, target, blob.SizeBytes, attempt);
                if (place is not var (folder, file, at)) return refusal!;
                var by = run.Envelope(folder.Reason(AccessAction.Write));
                return file is null
                    ? await run.Services.Nodes.CreateFileAsync(by, folder.SeenAt, at, content, attempt)
                    : await run.Services.Nodes.UploadAsync(by, folder.SeenAt, file.ToSnapshot(), content, attempt);
            },
            ct);
        run.Node = done?.Node;
    }

    private static async ValueTask<((SeenItem Folder, NodeRow? File, Place At)? Place, Refusal? Refusal)> FindAsync(
        MutationRun run, FileTarget target, long sizeBytes, CancellationToken ct)
    {
        if (NodeName.Parse(target.Name, out var unfit) is not { } name) return (null, run.Blame(unfit!, "name"));
        var (folder, refusal) = await run.Blaming("parent").FindAsync(target.Parent, AccessAction.Write, ct);
        if (folder is null) return (null, refusal);
        if (!folder.Node.IsFolder) return (null, NoFolder);
        var file = await Places.ThereAsync(run.Blaming("name"), folder, name, ct);
        if (file is { IsFolder: true }) return (null, IsFolder);
        if (file is not null && !target.IsReplacing) return (null, Taken);
        if (file is not null && await MayReplaceAsync(run, folder, file, ct) is { } no) return (null, no);
        var (node, change) = file is null ? (folder.Node.Id, LockedChange.Members) : (file.Id, LockedChange.Content);
        if (await Locks.InTheWayAsync(run, folder.Space, node, change, target.LockTokens, ct) is { } locked) return (null, locked);
        var growth = sizeBytes - (file?.SizeBytes ?? 0);
        if (growth > 0 && folder.Space.QuotaBytes is { } quota && folder.Space.UsedBytes + growth > quota) return (null, run.Blame(NoRoom));
        return ((folder, file, new Place(folder.Space.Id, folder.Node.Id, name, await Places.PathAsync(run, folder, name.Value, ct))),
            null);
    }

    private static async ValueTask<Refusal?> MayReplaceAsync(MutationRun run, SeenItem folder, NodeRow file, CancellationToken ct)
    {
        var standing = await run.Services.StandingAsync(run.Request.Caller, folder.Space, file.Id, ct);
        return AccessRules.Authorize(AccessAction.Write, standing).IsAllowed ? null : AccessRules.Forbidden;
    }
}
