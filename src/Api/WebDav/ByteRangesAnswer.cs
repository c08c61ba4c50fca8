using System.Text;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>Several ranges as the parts of one body. RFC 9110 §14.6.</summary>
internal static class ByteRangesAnswer
{
    public static async Task SendAsync(
        HttpResponse response, ContentBytes bytes, Representation content, IReadOnlyList<ByteRange> ranges, CancellationToken ct)
    {
        var boundary = Guid.NewGuid().ToString("n");
        var heads = ranges.Select(range => Encoding.ASCII.GetBytes(
            $"\r\n--{boundary}\r\nContent-Type: {content.MimeType}\r\n"
            + $"Content-Range: bytes {range.From}-{range.To}/{content.SizeBytes}\r\n\r\n"))
            .ToList();
        var end = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");

        response.StatusCode = StatusCodes.Status206PartialContent;
        response.ContentType = $"multipart/byteranges; boundary={boundary}";
        response.ContentLength = heads.Sum(head => (long)head.Length) + ranges.Sum(range => range.LengthBytes) + end.Length;
        for (var i = 0; i < ranges.Count; i++)
        {
            await response.Body.WriteAsync(heads[i], ct);
            await bytes.SendAsync(response, ranges[i].From, ranges[i].LengthBytes, ct);
        }

        await response.Body.WriteAsync(end, ct);
    }
}
