using Api.Http;
using EventStore;
using WebDav;

namespace Api.WebDav.Versions;

/// <summary>GET and HEAD of an old version, with ranges and conditions as of any content.</summary>
internal static class VersionGet
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (VersionAt.FileOf(request) is not { } file || await VersionAt.FindAsync(request, file, ct) is not { } version)
        {
            await request.RefuseAsync(DavRefusal.NotFound);
            return;
        }

        var headers = request.Response.Headers;
        var etag = Etags.Of(new LogPosition(version.Key));
        headers["OC-ETag"] = headers.ETag = etag;
        headers["OC-Checksum"] = $"SHA1:{version.Digests.Sha1}";
        headers.LastModified = HttpDate.Format(version.Mtime);
        headers.CacheControl = Representation.CacheControl;
        var content = new Representation(
            file.Id, file.Name, version.MimeType ?? MimeTypes.Unknown, etag, version.Mtime, version.SizeBytes, version.Digests, version.Key,
            Inline: null);
        await ContentAnswer.SendAsync(request, content, ct);
    }
}
