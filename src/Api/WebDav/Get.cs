using Api.Http;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>GET and HEAD. RFC 9110 §9.3.1. A folder has no content of its own: its answer is empty.</summary>
public static class Get
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (request.Target.Node is not { } node)
        {
            await request.RefuseAsync(DavRefusal.NotFound);
            return;
        }

        if (await Preconditions.CheckAsync(request, [request.Target], [], ct) is { } refusal)
        {
            await request.RefuseAsync(refusal);
            return;
        }

        var headers = request.Response.Headers;
        headers["OC-FileId"] = request.FileId(node);
        headers["OC-ETag"] = headers.ETag = Etags.Of(node.ETag);
        headers.LastModified = HttpDate.Format(node.Mtime);
        headers.CacheControl = Representation.CacheControl;
        if (node.Digests is not { } digests)
        {
            AnswerFolder(request, node.Mtime);
            return;
        }

        headers["OC-Checksum"] = $"SHA1:{digests.Sha1}";
        var content = new Representation(
            node.Id, node.Name, node.MimeType ?? MimeTypes.Unknown, Etags.Of(node.ETag), node.Mtime, node.SizeBytes, digests,
            node.ContentVersion.Value, request.Target.At.Inline);
        await ContentAnswer.SendAsync(request, content, ct);
    }

    private static void AnswerFolder(DavRequest request, DateTimeOffset mtime)
    {
        var verdict = Conditionals.Evaluate(request.Request, request.Response.Headers.ETag, mtime);
        request.Response.StatusCode = verdict switch
        {
            Conditionals.Verdict.NotModified => StatusCodes.Status304NotModified,
            Conditionals.Verdict.Failed => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status200OK,
        };
        if (verdict == Conditionals.Verdict.GoOn) request.Response.ContentLength = 0;
    }
}
