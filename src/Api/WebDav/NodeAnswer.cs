using Api.Http;
using Domain;
using EventStore;

namespace Api.WebDav;

/// <summary>The headers by which sync clients know a node after they changed it, without asking again.</summary>
internal static class NodeAnswer
{
    /// <param name="at">Where it is now.</param>
    public static void Tell(DavRequest request, DavTarget at, NodeId node, bool isFolder, LogPosition? etag)
    {
        var headers = request.Response.Headers;
        var station = (isFolder ? NodeStation.Folder : NodeStation.None) | (at.Address.Share is null ? NodeStation.None : NodeStation.Shared);
        headers["OC-FileId"] = FileIds.Of(request.Services.Options.StorageId, node, at.Space);
        headers["OC-Perm"] = Permissions.Of(at.Standing.Permissions, station);
        if (etag is { } position) headers["OC-ETag"] = headers.ETag = Etags.Of(position);
    }
}
