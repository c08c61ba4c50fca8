using System.Buffers;
using WebDav;

namespace Api.Http;

/// <summary>
/// The name under which a download is saved, in both forms of RFC 6266:
/// no quote, no line break and no byte beyond ASCII survives.
/// </summary>
internal static class ContentDisposition
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !#$&'()+,-.;=@[]^_`{}~");



    public static string Attachment(string name) => !name.AsSpan().ContainsAnyExcept(Plain)
        ? $"attachment; filename=\"{name}\""
        : $"attachment; filename=\"{Ascii(name)}\"; filename*=UTF-8''{Extended(name)}";

    private static string Ascii(string name) => string.Create(name.Length, name, static (chars, name) =>
    {
        for (var i = 0; i < chars.Length; i++) chars[i] = Plain.Contains(name[i]) ? name[i] : '_';
    });

    private static string Extended(string name)
    {
        var encoded = Href.Encode(name);
        foreach (var c in "()*,;=:@") if (encoded.Contains(c)) encoded = encoded.Replace($"{c}", $"%{(int)c:X2}", StringComparison.Ordinal);
        return encoded;
    }
}
