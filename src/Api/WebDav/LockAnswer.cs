using Domain;
using Microsoft.AspNetCore.Http;
using Projections.Core;
using WebDav;

namespace Api.WebDav;

/// <summary>The body of an answer to LOCK. RFC 4918 §9.10.1.</summary>
internal static class LockAnswer
{
    /// <param name="locks">All whose scope the target is in.</param>
    /// <param name="node">The target.</param>
    public static async Task WriteAsync(DavRequest request, IReadOnlyList<LockRow> locks, NodeId node, CancellationToken ct)
    {
        var now = request.Services.Clock.GetUtcNow();
        var own = request.Address.Href(request.Target.Node?.IsFolder ?? false);
        var active = new List<ActiveLock>();
        foreach (var row in locks)
        {
            var href = row.Node == node ? own : await request.LockRootHrefAsync(request.Target, row.Node, isFolder: true, ct);
            active.Add(row.ToActive(href, now));
        }

        using var xml = new XmlBuffer();
        LockXml.WriteAnswer(xml, active);
        request.Response.ContentType = MultistatusWriter.ContentType;
        request.Response.ContentLength = xml.Length;
        await xml.FlushAsync(request.Response.BodyWriter, ct);
    }
}
