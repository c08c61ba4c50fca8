using Domain;
using Domain.Nodes;

namespace Projections.Core;

/// <summary>What names and checks a content: SHA-256, SHA-1, MD5 and Adler-32, one after another, as they stand in one column.</summary>
/// <remarks>Text is made only when somebody asks: a listing of a thousand files seldom shows a checksum.</remarks>
public readonly struct Digests : IEquatable<Digests>
{
    public const int Sha256Bytes = 32;
    private const int Sha1End = Sha256Bytes + 20;
    private const int Md5End = Sha1End + 16;
    public const int Length = Md5End + 4;

    private readonly byte[] _bytes;

    public Digests(byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        _bytes = bytes;
    }

    /// <summary>The blob's name: its SHA-256 in lower-case hex.</summary>
    public string Blob => Hex(..Sha256Bytes);

    public string Sha1 => Hex(Sha256Bytes..Sha1End);

    public string Md5 => Hex(Sha1End..Md5End);

    public string Adler32 => Hex(Md5End..);

    public static Digests Of(Content content)
    {
        var bytes = new byte[Length];
        Parse(content.Blob.Hex, bytes.AsSpan(..Sha256Bytes));
        Parse(content.Sha1, bytes.AsSpan(Sha256Bytes..Sha1End));
        Parse(content.Md5, bytes.AsSpan(Sha1End..Md5End));
        Parse(content.Adler32, bytes.AsSpan(Md5End..));
        return new Digests(bytes);
    }

    public Content ToContent(long sizeBytes, string? mimeType, DateTimeOffset mtime) =>
        new(new BlobId(Blob), sizeBytes, Sha1, Md5, Adler32, mimeType, mtime);

    public bool Equals(Digests other) => _bytes.AsSpan().SequenceEqual(other._bytes);

    public override bool Equals(object? obj) => obj is Digests other && Equals(other);

    public override int GetHashCode() => _bytes is null ? 0 : BitConverter.ToInt32(_bytes);

    public static bool operator ==(Digests left, Digests right) => left.Equals(right);

    public static bool operator !=(Digests left, Digests right) => !left.Equals(right);

    internal byte[] Bytes => _bytes;

    private string Hex(Range range) => Convert.ToHexStringLower(_bytes.AsSpan(range));

    private static void Parse(string hex, Span<byte> target)
    {
        if (hex.Length != target.Length * 2 || Convert.FromHexString(hex, target, out _, out _) != System.Buffers.OperationStatus.Done)
            throw new FormatException($"\"{hex}\" is no digest of {target.Length} bytes.");
    }
}
