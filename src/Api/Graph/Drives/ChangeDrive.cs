using Api.Http;
using Commands;
using Domain;
using Microsoft.AspNetCore.Http;
using Projections.Core;

namespace Api.Graph.Drives;

/// <summary>Name, description, alias, image, readme and quota of a space; the header <c>Restore: true</c> enables it again.</summary>
internal static class ChangeDrive
{
    private const string RestoreHeader = "Restore";

    private sealed record Change(Func<Envelope, Task<Outcome>> Command, bool NeedsAdministration = false);

    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var (target, refusal) = await DriveTarget.FindUnchangedAsync(request, ct);
        if (target is null) return refusal!;
        var isRestored = IsSet(request.Http.Headers[RestoreHeader]);
        var body = isRestored && request.Http.ContentLength is null or 0 ? null : await request.ReadAsync(ct);
        var changes = new List<Change>();
        var space = target.Drive.Space.Id;
        var isPersonal = target.Drive.Space.IsPersonal;
        if (isRestored) changes.Add(new(by => request.Services.Spaces.EnableAsync(by, space, ct), NeedsAdministration: isPersonal));
        else if (target.Drive.Space.IsDisabled && !target.IsAdministered) return GraphRefusal.Denied("This space is disabled.");
        if (body is not null)
        {
            changes.AddRange(Read(request, target, body, ct));
            if (body.Refusal is { } unfit) return unfit;
        }

        if (changes.Any(change => change.NeedsAdministration ? !target.IsAdministered : !target.Manages && !target.IsAdministered))
            return GraphRefusal.Forbidden;
        foreach (var change in changes)
            if (await request.CommandAsync(target.Reason, change.Command, ct) is { } no) return no;
        return await ListDrives.OneAsync(request, ct);
    }

    public static bool IsSet(string? header) => header?.ToLowerInvariant() is "1" or "t" or "true";

    private static IEnumerable<Change> Read(GraphRequest request, SeenSpace target, GraphBody body, CancellationToken ct)
    {
        var (spaces, id) = (request.Services.Spaces, target.Drive.Space.Id);
        if (body.Text("name") is { } name) yield return new(by => spaces.RenameAsync(by, id, name, ct));
        if (body.Has("description"))
        {
            var description = body.Text("description") is { Length: > 0 } text ? text : null;
            yield return new(by => spaces.DescribeAsync(by, id, description, ct));
        }

        if (DriveAlias.Strip(body.Text("driveAlias")) is { } alias) yield return new(by => spaces.SetAliasAsync(by, id, alias, ct));
        if (body.Object("quota")?.Number("total") is { } quota)
            yield return new(by => spaces.SetQuotaAsync(by, id, quota == 0 ? null : quota, ct), NeedsAdministration: true);
        foreach (var special in body.Objects("special"))
        {
            var node = special.Text("id") is { Length: > 0 } text ? FileIds.Parse(text, request.Storage) as PathRoot.AtNode : null;
            NodeId? file = node?.Space == id ? node.Id : null;
            switch (special.Object("specialFolder")?.Text("name"))
            {
                case "image": yield return new(by => spaces.SetImageAsync(by, id, file, ct)); break;
                case "readme": yield return new(by => spaces.SetReadmeAsync(by, id, file, ct)); break;
            }
        }
    }
}
