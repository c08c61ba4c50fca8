using Api.Http;
using Domain.Access;

namespace Api.Graph.DriveItems;

/// <summary>One file or folder, or what a folder holds.</summary>
internal static class ReadItem
{
    public static async Task<GraphAnswer> OneAsync(GraphRequest request, CancellationToken ct)
    {
        var (item, refusal) = await ItemTarget.FindAsync(request, AccessAction.See, ct);
        if (item is null) return refusal!;
        var view = new ItemView(item.Node, item.Space, await WayAsync(request, item, ct));
        return GraphAnswer.Ok(json => view.Write(json, request));
    }

    public static async Task<GraphAnswer> ChildrenAsync(GraphRequest request, CancellationToken ct)
    {
        var (item, refusal) = await ItemTarget.FindAsync(request, AccessAction.List, ct);
        if (item is null) return refusal!;
        if (request.Query.Refusal is { } unclear) return unclear;
        if (!item.Node.IsFolder) return GraphRefusal.Invalid("Only a folder holds anything.");
        var way = await WayAsync(request, item, ct);

        // What the caller is denied below is not there for them; the owner of a space is denied nothing in it.
        var below = await request.Services.GrantsBelowAsync(request.Caller, item.Space, item.Node.Id, ct);
        var members = await request.Services.Core.MembersAsync(item.At, ct);
        ItemView[] children =
        [
            .. members.Where(child => below?.Deny(child.Id) != true)
                .Select(child => new ItemView(child, item.Space, way is null ? null : [.. way, child.Name])),
        ];
        var sorted = request.Query.Sort(children, static (child, property) => property switch
        {
            "name" => child.Node.Name.ToLowerInvariant(),
            "lastModifiedDateTime" => child.Node.Mtime,
            "size" => child.Node.SizeBytes,
            _ => null,
        });
        return GraphAnswer.Page(sorted, request.Query, (json, child) => child.Write(json, request));
    }

    /// <summary>Who came by a share is told nothing of the folders above it.</summary>
    private static async ValueTask<IReadOnlyList<string>?> WayAsync(GraphRequest request, SeenItem item, CancellationToken ct) =>
        item.Standing.KnowsWay
            ? await request.Services.Core.PathOfAsync(item.Node.Id, ct)
            : null;
}
