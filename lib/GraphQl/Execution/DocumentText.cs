using System.Security.Cryptography;
using System.Text;

namespace GraphQl.Execution;

/// <summary>The text of a document in UTF-8, and its SHA-256, by which compiled documents are found.</summary>
public sealed class DocumentText(ReadOnlyMemory<byte> utf8)
{
    private string? _hash;

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>SHA-256 in lower-case hexadecimal digits, as persisted queries have it.</summary>
    public string Hash => _hash ??= Convert.ToHexStringLower(SHA256.HashData(Utf8.Span));

    public static implicit operator DocumentText(string text) => FromString(text);

    public static DocumentText FromString(string text) => new(Encoding.UTF8.GetBytes(text));
}
