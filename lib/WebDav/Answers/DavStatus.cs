using System.Text;

namespace WebDav;

/// <summary>Status lines inside a multistatus. RFC 4918 §14.28.</summary>
internal static class DavStatus
{
    private static readonly Dictionary<int, byte[]> Elements = new (int Code, string Reason)[]
    {
        (200, "OK"), (201, "Created"), (204, "No Content"), (400, "Bad Request"), (401, "Unauthorized"), (403, "Forbidden"),
        (404, "Not Found"), (405, "Method Not Allowed"), (409, "Conflict"), (412, "Precondition Failed"), (415, "Unsupported Media Type"),
        (422, "Unprocessable Content"), (423, "Locked"), (424, "Failed Dependency"), (425, "Too Early"),
        (500, "Internal Server Error"), (502, "Bad Gateway"), (503, "Service Unavailable"), (507, "Insufficient Storage"),
    }.ToDictionary(status => status.Code, status => Element(status.Code, status.Reason));

    /// <summary>The whole element.</summary>
    public static ReadOnlySpan<byte> ElementOf(int code) => Elements.TryGetValue(code, out var element) ? element : Element(code, "");

    private static byte[] Element(int code, string reason) => Encoding.ASCII.GetBytes($"<d:status>HTTP/1.1 {code} {reason}</d:status>");
}
