using Api.Graph.Received;
using Api.Http;
using Projections.Core.Access;

namespace Api.Graph.Drives;

/// <summary>Which drives there are: the caller's, all that they may know of, or one.</summary>
internal static class ListDrives
{
    public static async Task<GraphAnswer> PersonalAsync(GraphRequest request, CancellationToken ct) =>
        request.User.PersonalSpace is { } id && await request.Services.Grants.DriveAsync(id, ct) is { Space.IsDisabled: false } drive
            ? await AnswerAsync(request, drive, ct)
            : GraphRefusal.NotFound;

    public static async Task<GraphAnswer> OneAsync(GraphRequest request, CancellationToken ct)
    {
        var (target, refusal) = await DriveTarget.FindAsync(request, ct);
        return target is null ? refusal! : await AnswerAsync(request, target.Drive, ct);
    }

    /// <summary>The caller's own and those that they are a member of; what others share with them counts as drives too.</summary>
    public static async Task<GraphAnswer> OwnAsync(GraphRequest request, CancellationToken ct)
    {
        var own = await VisibleAsync(request, await request.Services.Grants.DrivesOfAsync(request.User.Id, ct), ct);
        return await AnswerAsync(request, own, await SharesDrive.EntriesAsync(request, ct), ct);
    }

    /// <summary>Everybody's, as far as the caller's account reaches; of others no more than they see anyway.</summary>
    public static async Task<GraphAnswer> AllAsync(GraphRequest request, CancellationToken ct)
    {
        var own = await VisibleAsync(request, await request.Services.Grants.DrivesOfAsync(request.User.Id, ct), ct);
        if (!request.User.Role.ManagesSpaces) return await AnswerAsync(request, own, [], ct);
        var known = own.Select(drive => drive.Space.Id).ToHashSet();
        var all = (await request.Services.Grants.DrivesAsync(ct)).Where(
            drive => known.Contains(drive.Space.Id) || SeenSpace.Administers(request.User, drive.Space));
        return await AnswerAsync(request, [.. all], [], ct);
    }

    private static async Task<GraphAnswer> AnswerAsync(GraphRequest request, DriveRow drive, CancellationToken ct)
    {
        var view = (await DriveView.LoadAsync(request, [drive], ct))[0];
        return GraphAnswer.Ok(json => view.WriteTo(json, request));
    }

    private static async Task<GraphAnswer> AnswerAsync(
        GraphRequest request, IReadOnlyList<DriveRow> drives, IEnumerable<DriveEntry> others, CancellationToken ct)
    {
        var views = await DriveView.LoadAsync(request, drives, ct);
        var (kept, refusal) = request.Query.Keep(
            views.Select(view => DriveEntry.Of(view, request)).Concat(others),
            static (entry, condition) => condition.Property switch
            {
                "driveType" => entry.Type == condition.Value,
                "id" => entry.Id == condition.Value,
                _ => null,
            });
        if (refusal is not null) return refusal;
        var sorted = request.Query.Sort(kept, static (entry, property) => property switch
        {
            "name" => entry.Name.ToLowerInvariant(),
            "lastModifiedDateTime" => entry.Mtime,
            _ => null,
        });
        return GraphAnswer.Page(sorted, request.Query, static (json, entry) => entry.Write(json));
    }

    private static async Task<IReadOnlyList<DriveRow>> VisibleAsync(
        GraphRequest request, IReadOnlyList<DriveRow> drives, CancellationToken ct)
    {
        var visible = new List<DriveRow>(drives.Count);
        foreach (var drive in drives)
            if (!drive.Space.IsDisabled || (await DriveTarget.OfAsync(request, drive, ct)).IsVisible) visible.Add(drive);
        return visible;
    }
}
