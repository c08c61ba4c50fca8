using System.Runtime.Intrinsics;

namespace Storage;

/// <summary>Adler-32. RFC 1950 §8.2. A running checksum over any cutting of the content.</summary>
internal struct Adler32()
{
    private const uint Modulus = 65521;

    /// <summary>The most bytes whose sums still fit 32 bits without a division between (RFC 1950, zlib's NMAX), in whole vectors.</summary>
    private const int RunMaxBytes = 5552 / 32 * 32;

    private uint _a = 1;
    private uint _b;

    public readonly uint Value => (_b << 16) | _a;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= Vector256<byte>.Count)
        {
            var run = bytes[..(Math.Min(bytes.Length, RunMaxBytes) & ~(Vector256<byte>.Count - 1))];
            AppendVectors(run);
            bytes = bytes[run.Length..];
        }

        foreach (var value in bytes)
        {
            _a += value;
            _b += _a;
        }

        _a %= Modulus;
        _b %= Modulus;
    }

    /// <summary>
    /// 32 bytes at a time: each adds 32·a to b, and each byte itself as often as there are bytes from it to the vector's end.
    /// </summary>
    private void AppendVectors(ReadOnlySpan<byte> bytes)
    {
        var lowWeights = Vector256.Create((ushort)32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17);
        var highWeights = Vector256.Create((ushort)16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        var (sums, sumsBefore, weighted) = (Vector256<uint>.Zero, Vector256<uint>.Zero, Vector256<uint>.Zero);

        for (var i = 0; i < bytes.Length; i += Vector256<byte>.Count)
        {
            sumsBefore += sums;
            var (low, high) = Vector256.Widen(Vector256.Create(bytes[i..]));
            var (sumLow, sumHigh) = Vector256.Widen(low + high);
            sums += sumLow + sumHigh;
            var (weightedLow, weightedHigh) = Vector256.Widen((low * lowWeights) + (high * highWeights));
            weighted += weightedLow + weightedHigh;
        }

        var b = _b + ((ulong)_a * (uint)bytes.Length) + ((ulong)Vector256.Sum(sumsBefore) * (uint)Vector256<byte>.Count)
            + Vector256.Sum(weighted);
        _b = (uint)(b % Modulus);
        _a = (_a + Vector256.Sum(sums)) % Modulus;
    }
}
