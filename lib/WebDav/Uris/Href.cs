using System.Buffers;
using System.Text;

namespace WebDav;

/// <summary>Names as URL paths. RFC 3986 §3.3.</summary>
/// <remarks>Of the pchars, <c>&amp;</c> and <c>'</c> are escaped too: then an href needs no XML escaping.</remarks>
public static class Href
{
    internal static readonly SearchValues<byte> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$()*+,;=:@"u8);

    /// <summary>An absolute path; a collection's ends in a slash.</summary>
    public static string Encode(IEnumerable<string> segments, bool isCollection)
    {
        var text = new StringBuilder();
        foreach (var segment in segments) Append(text.Append('/'), segment);
        if (isCollection || text.Length == 0) text.Append('/');
        return text.ToString();
    }

    /// <summary>One segment.</summary>
    public static string Encode(string segment) => Append(new StringBuilder(), segment).ToString();

    private static StringBuilder Append(StringBuilder text, string segment)
    {
        foreach (var b in Encoding.UTF8.GetBytes(segment))
        {
            if (Plain.Contains(b)) text.Append((char)b);
            else text.Append('%').Append(Convert.ToHexString([b]));
        }

        return text;
    }
}
