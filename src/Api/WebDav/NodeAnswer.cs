using Api.Http;
using Domain;
using EventStore;
using Projections.Core;

namespace Api.WebDav;

/// <summary>The headers by which sync clients know a node after they changed it, without asking again.</summary>
internal static class NodeAnswer
{
    public static void Tell(DavRequest request, SpaceRow space, NodeId node, bool isFolder, LogPosition? etag)
    {
        var headers = request.Response.Headers;
        headers["OC-FileId"] = FileIds.Of(request.Services.Options.StorageId, node, space);
        headers["OC-Perm"] = Permissions.OfOwn(isFolder);
        if (etag is { } position) headers["OC-ETag"] = headers.ETag = Etags.Of(position);
    }
}
