using Api.Http;
using Api.WebDav.Properties;
using Projections.Core;

namespace Api.WebDav.Trash;

/// <summary>PROPFIND of a trash: what was deleted, newest first; and what lies in a deleted folder.</summary>
internal static class TrashPropFind
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (await Asked.ReadAsync(request, ct) is not { } asked) return;
        if (request.Address.Path.Count == 0)
        {
            await ListAsync(request, asked, ct);
            return;
        }

        if (await TrashItem.FindAsync(request, ct) is { Node: { } item }) await ListAsync(request, item, asked, ct);
        else await request.RefuseAsync(DavRefusal.NotFound);
    }

    private static async Task ListAsync(DavRequest request, Asked asked, CancellationToken ct)
    {
        var rows = new List<TrashRow>();
        if (asked.WithMembers)
            await foreach (var row in request.Services.Core.TrashAsync(request.Target.Space.Id, ct)) rows.Add(row);
        var denied = await request.Services.DenialsAsync(request.Caller, request.Target.Space, ct);
        var hidden = await TrashSight.HiddenAsync(request.Services, denied, rows, ct);
        rows.RemoveAll(row => hidden.Contains(row.Node.Id));

        using var answer = new MultistatusAnswer(request.Response);
        var self = request.Address.Href(isFolder: true);
        answer.Writer.StartResponse(self);
        new PropertyPlan<string>(asked.Properties, Container.Properties, asked.IsMinimal).Write(answer.Writer, "trash-bin", []);
        answer.Writer.EndResponse();
        var listing = new Listing(request, answer, asked);
        foreach (var row in rows) await listing.WriteAsync(row.Node, self, row.Node.Id.Value.ToString(), row, ct);
        await answer.EndAsync(ct);
    }

    private static async Task ListAsync(DavRequest request, NodeRow item, Asked asked, CancellationToken ct)
    {
        var core = request.Services.Core;
        var trashed = request.Address.Path.Count == 1 ? await core.TrashedAsync(item.Space, item.Id, ct) : null;
        var members = new List<NodeRow>();
        if (item.IsFolder && asked.WithMembers)
            await foreach (var row in core.ChildrenAsync(item.Id, ct)) members.Add(row);
        var denied = await request.Services.DenialsAsync(request.Caller, request.Target.Space, ct);
        members.RemoveAll(row => denied.Contains(row.Id));

        using var answer = new MultistatusAnswer(request.Response);
        var self = request.Address.Href(item.IsFolder);
        var listing = new Listing(request, answer, asked);
        await listing.WriteAsync(item, self, "", trashed, ct);
        foreach (var row in members) await listing.WriteAsync(row, self, row.Name, null, ct);
        await answer.EndAsync(ct);
    }

    private sealed class Listing(DavRequest request, MultistatusAnswer answer, Asked asked)
    {
        private readonly PropertyPlan<Resource> _plan = new(asked.Properties, Trashed.Properties, asked.IsMinimal);
        private readonly Resource _resource = new(request, request.Target, LockTable.Empty);

        /// <param name="segment">What follows the folder's href; empty when that is the thing's own.</param>
        public async ValueTask WriteAsync(NodeRow node, string folderHref, string segment, TrashRow? trashed, CancellationToken ct)
        {
            _resource.MoveTo(node, folderHref, segment);
            _resource.Trashed = trashed;
            answer.Writer.StartResponse(_resource.Href);
            _plan.Write(answer.Writer, _resource, []);
            answer.Writer.EndResponse();
            await answer.SendFullAsync(ct);
        }
    }
}
