using Api.Http;
using Commands;
using Domain;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>
/// Answers with content: conditions, ranges, and the bytes from where they are. It is never shown in a browser's own page: what users
/// upload is no page of ours.
/// </summary>
internal static class ContentAnswer
{
    public static async Task SendAsync(DavRequest request, Representation content, CancellationToken ct)
    {
        var response = request.Response;
        response.Headers.AcceptRanges = "bytes";
        switch (Conditionals.Evaluate(request.Request, content.ETag, content.Mtime))
        {
            case Conditionals.Verdict.NotModified:
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            case Conditionals.Verdict.Failed:
                await request.RefuseAsync(DavRefusal.PreconditionFailed("A condition of the request does not hold."));
                return;
        }

        response.Headers.ContentDisposition = ContentDisposition.Attachment(content.Name);
        if (HttpMethods.IsHead(request.Request.Method)) Head(response, content.MimeType, content.SizeBytes);
        else await SendAsync(request, content, RangesOf(request.Request, content), ct);
    }

    private static void Head(HttpResponse response, string mimeType, long lengthBytes) =>
        (response.ContentType, response.ContentLength) = (mimeType, lengthBytes);

    private static RangeRequest RangesOf(HttpRequest request, Representation content) =>
        request.Headers.Range is [{ } range] && Conditionals.AllowsRange(request, content.ETag)
            ? RangeRequest.Parse(range, content.SizeBytes)
            : new RangeRequest.Whole();

    private static async Task SendAsync(DavRequest request, Representation content, RangeRequest ranges, CancellationToken ct)
    {
        var response = request.Response;
        if (ranges is RangeRequest.Unsatisfiable)
        {
            response.Headers.ContentRange = $"bytes */{content.SizeBytes}";
            await request.RefuseAsync(new(StatusCodes.Status416RangeNotSatisfiable, "The content is shorter than that."));
            return;
        }

        var bytes = await ContentBytes.OpenAsync(request.Services, content, ct);
        request.Services.Access.Download(
            request.Caller.Id, request.Api.Client(request.Caller.AuthMethod), request.Target.Space.Id, content.Node, content.Version,
            ranges is RangeRequest.Parts parts ? parts.Ranges.Sum(range => range.LengthBytes) : content.SizeBytes);
        await using var watch = AccessWatch.Start(request, content.SizeBytes);
        switch (ranges)
        {
            case RangeRequest.Parts { Ranges: [var only] }:
                response.StatusCode = StatusCodes.Status206PartialContent;
                response.Headers.ContentRange = $"bytes {only.From}-{only.To}/{content.SizeBytes}";
                Head(response, content.MimeType, only.LengthBytes);
                await bytes.SendAsync(response, only.From, only.LengthBytes, ct);
                break;
            case RangeRequest.Parts several:
                await ByteRangesAnswer.SendAsync(response, bytes, content, several.Ranges, ct);
                break;
            default:
                Head(response, content.MimeType, content.SizeBytes);
                await bytes.SendAsync(response, 0, content.SizeBytes, ct);
                break;
        }
    }
}
