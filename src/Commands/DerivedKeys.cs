using System.Security.Cryptography;
using System.Text;

namespace Commands;

/// <summary>
/// Keys of streams that are about something with a key of its own: one key is never used in two categories. The same on every server and
/// for ever, since they are the streams' names.
/// </summary>
internal static class DerivedKeys
{
    public static Guid Of(string category, params IReadOnlyList<Guid> about)
    {
        var text = Encoding.UTF8.GetBytes($"{category}:{string.Join(',', about.Select(id => id.ToString("D")))}");
        return new Guid(SHA256.HashData(text).AsSpan(0, 16), bigEndian: true);
    }
}
