using System.Security;
using System.Text;
using Api.Http;
using Api.WebDav.Properties;
using Domain;
using Domain.Access;
using Microsoft.AspNetCore.Http;
using Projections.Core;
using Projections.Core.Marks;
using WebDav;

namespace Api.WebDav;

/// <summary>PROPFIND: properties of a resource, of a folder's members, or (where configured) of all below. RFC 4918 §9.1.</summary>
public static class PropFind
{
    /// <summary>Resources in one answer to Depth infinity.</summary>
    public const int TreeMax = 20_000;

    /// <summary>Rows whose dead properties are read at once.</summary>
    private const int DeadPropertiesRowsMax = 200;

    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (request.Target.Node is not { IsTrashed: false } top)
        {
            await request.RefuseAsync(DavRefusal.NotFound);
            return;
        }

        var (depth, refusal) = DepthOf(request, top);
        refusal ??= await Preconditions.CheckAsync(request, [request.Target], [], ct);
        PropFindRequest? asked = null;
        if (refusal is null) (asked, refusal) = await request.ReadXmlAsync(PropFindRequest.Parse, ct);
        if (refusal is not null) await request.RefuseAsync(refusal);
        else await AnswerAsync(request, top, depth, asked!, ct);
    }

    private static (Depth Depth, DavRefusal? Refusal) DepthOf(DavRequest request, NodeRow top)
    {
        if (Depths.Of(request.Request) is not { } depth) return (default, DavRefusal.BadRequest("Depth is 0, 1 or infinity."));
        return depth == Depth.Infinity && top.IsFolder
            && !(request.Services.Options.IsDepthInfinityAllowed && request.Target.Space.Owner == request.Caller.Account)
            ? (depth, TooDeep("Folders are listed one by one: ask with Depth 1."))
            : (depth, null);
    }

    private static DavRefusal TooDeep(string message) => new(StatusCodes.Status403Forbidden, message, ErrorBody.PropFindFiniteDepth);

    private static async Task AnswerAsync(DavRequest request, NodeRow top, Depth depth, PropFindRequest asked, CancellationToken ct)
    {
        var isMinimal = PreferHeader.IsReturnMinimal(request.Request.Headers["Prefer"].ToString());
        var plan = new PropertyPlan<Resource>(asked, Known.Properties, isMinimal);
        // Who may put things into a folder but not see what others put there sees the folder alone.
        var isWide = top.IsFolder && depth != Depth.Zero && request.Target.Allows(AccessAction.List);
        var below = isWide ? await request.Services.GrantsBelowAsync(request.Caller, request.Target.Space, top.Id, ct) : null;
        var locks = plan.Wants(Locks.Discovery) ? await LockTable.LoadAsync(request, top, isWide, ct) : LockTable.Empty;
        var rows = isWide ? await RowsAsync(request, top, depth, ct) : [];
        if (below is { Count: > 0 }) rows = [.. rows.Where(row => !below.Deny(row.Id))];
        if (rows.Count > TreeMax && depth == Depth.Infinity)
        {
            await request.RefuseAsync(TooDeep($"More than {TreeMax} resources are not listed at once."));
            return;
        }

        request.Response.Headers.Vary = "Prefer";
        if (isMinimal) request.Response.Headers["Preference-Applied"] = "return=minimal";
        using var answer = new MultistatusAnswer(request.Response);
        var listing = new Listing(answer, plan, new Resource(request, request.Target, locks, below), top, isTree: depth == Depth.Infinity);
        await listing.WriteAsync([top], ct);
        foreach (var page in rows.Chunk(DeadPropertiesRowsMax)) await listing.WriteAsync(page, ct);
        await answer.EndAsync(ct);
    }

    /// <summary>
    /// What stands below, read to its end before anything is sent: a client that reads slowly must not hold a connection to the
    /// database, and the listing is of one moment.
    /// </summary>
    private static async Task<IReadOnlyList<NodeRow>> RowsAsync(DavRequest request, NodeRow top, Depth depth, CancellationToken ct)
    {
        var core = request.Services.Core;
        if (depth == Depth.One) return await core.MembersAsync(request.Target.At, ct);
        var found = new List<NodeRow>();
        await foreach (var row in core.TreeAsync(top.Id, TreeMax, ct))
            if (row.Id != top.Id) found.Add(row);
        return found;
    }

    /// <summary>Writes rows, folders before what they hold.</summary>
    /// <param name="isTree">Folders below the top have their members listed too.</param>
    private sealed class Listing(MultistatusAnswer answer, PropertyPlan<Resource> plan, Resource resource, NodeRow top, bool isTree)
    {
        private readonly Dictionary<NodeId, (string Text, byte[] Utf8)> _folders = [];
        private readonly bool _wantsMarks = Marked.AreWanted(plan);

        public async ValueTask WriteAsync(IReadOnlyCollection<NodeRow> rows, CancellationToken ct)
        {
            var dead = await DeadAsync(rows, ct);
            if (_wantsMarks) resource.MarksOf = await MarksAsync([.. rows.Select(row => row.Id)], ct);
            foreach (var row in rows)
            {
                Write(row, row.HasProperties && dead is not null ? dead[row.Id] : []);
                await answer.SendFullAsync(ct);
            }
        }

        private async ValueTask<ILookup<NodeId, PropertyRow>?> DeadAsync(IEnumerable<NodeRow> rows, CancellationToken ct)
        {
            if (!plan.WantsDead) return null;
            var nodes = rows.Where(row => row.HasProperties).Select(row => row.Id).ToList();
            return nodes.Count == 0 ? null : await resource.Request.Services.Core.PropertiesAsync(nodes, ct);
        }

        private Task<IReadOnlyDictionary<NodeId, NodeMarks>> MarksAsync(NodeId[] nodes, CancellationToken ct) =>
            resource.Request.Services.Marks.OfAsync(resource.Request.Caller.Account, nodes, ct);

        private void Write(NodeRow row, IEnumerable<PropertyRow> dead)
        {
            var writer = answer.Writer;
            if (row == top)
            {
                resource.MoveTo(row, resource.Request.Address.Href(row.IsFolder), "");
                writer.StartResponse(resource.Href);
            }
            else
            {
                var (text, utf8) = _folders[row.Parent!.Value];
                resource.MoveTo(row, text, row.Name);
                writer.StartResponse(utf8, row.Name, row.IsFolder);
            }

            if (row.IsFolder && (isTree || row == top)) Remember(row.Id, resource.Href);
            plan.Write(writer, resource, dead);
            writer.EndResponse();
        }

        // The client chose how its own path is written: percent-encoded, but perhaps not so that XML can hold it as it is.
        private void Remember(NodeId folder, string href) =>
            _folders[folder] = (href, Encoding.UTF8.GetBytes(SecurityElement.Escape(href)));
    }
}
