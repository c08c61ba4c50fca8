using Api.Graph.Users;
using Api.Http;
using Api.WebDav;
using Commands;
using Domain;
using Domain.Access;
using Domain.Locks;
using Domain.Nodes;
using Projections.Activity;
using Projections.Core;

namespace Api.Graph.Export;

/// <summary>A person takes everything with them that is kept about them: a file in their own space.</summary>
internal static class ExportRoute
{
    private const string DefaultLocation = "/.personal_data_export.json";

    private static readonly GraphRefusal NoPlace = GraphRefusal.Invalid("The folder for the file is not there.");

    public static IEnumerable<GraphRoute> All { get; } =
        [new("POST", $"{GraphRoutes.Stable}/users/{{user}}/exportPersonalData", HandleAsync)];

    private static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        if (await UserTarget.FindAsync(request, ct) is not { } profile) return GraphRefusal.NotFound;
        if (profile.User.Id != request.User.Id) return GraphRefusal.Denied("Everybody exports their own data only.");
        var body = await request.ReadAsync(ct);
        var location = body.Text("storageLocation") ?? DefaultLocation;
        if (body.Refusal is { } unfit) return unfit;
        var path = location.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path.Length == 0 || NodeName.Parse(path[^1], out _) is not { } name) return GraphRefusal.Invalid("This can be no file's name.");
        if (request.User.PersonalSpace is not { } space) return GraphRefusal.NotFound;

        var services = request.Services;
        await services.Checkpoints.WaitForAsync(
            ActivityDefinition.Name, await services.Ledger.HeadAsync(ct), services.Options.CoreWaitMax, ct);
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024, FileOptions.DeleteOnClose);
        await new PersonalData(services, profile, request.Now).WriteAsync(file, ct);
        file.Position = 0;
        var blob = await services.Blobs.WriteAsync(file, file.Length, ct);
        var content = new NewContent(
            new Content(blob.Id, blob.SizeBytes, blob.Sha1, blob.Md5, blob.Adler32, "application/json", Mtime: null), blob.Inline);
        var refusal = await request.CommandAsync(attempt => StoreAsync(request, space, path, name, content, attempt), ct);
        return refusal is null ? GraphAnswer.Accepted : refusal;
    }

    private static async Task<GraphAttempt> StoreAsync(
        GraphRequest request, SpaceId space, IReadOnlyList<string> path, NodeName name, NewContent content, CancellationToken ct)
    {
        var services = request.Services;
        var found = await services.Core.ResolveAsync(request.User.Id, new PathRoot.InSpace(space), path, withInline: false, ct);
        if (found is { Space: null or { IsDisabled: true } } or { Parent: null } or { Node.IsFolder: true }) return NoPlace;
        var by = request.Envelope(AccessReasons.Owner);
        if (found.HasLocksOnPath)
        {
            var locks = await services.Core.LocksAsync(found.Node?.Id ?? found.Parent.Value, withBelow: false, request.Now, ct);
            var change = found.Node is null ? LockedChange.Members : LockedChange.Content;
            if (LockRules.Check(change, [.. locks.Select(row => row.ToHeld())], [], request.User.Id) is { } locked) return locked.ToGraph();
        }

        return found.Node is { } file
            ? await services.Nodes.UploadAsync(by, found.Position, DavTarget.Snapshot(file), content, ct)
            : await services.Nodes.CreateFileAsync(
                by, found.Position, new Place(space, found.Parent.Value, name, string.Join('/', path)), content, ct);
    }
}
