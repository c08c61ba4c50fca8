using System.Diagnostics;
using Domain;
using Microsoft.AspNetCore.Http;

namespace Api.WebDav;

/// <summary>Where content's bytes are: in memory, from the database, or in the blob store's file.</summary>
internal readonly struct ContentBytes
{
    /// <summary>Read from a file at once: what waits in memory for a slow reader is to be little.</summary>
    private const int ChunkBytes = 64 << 10;

    /// <summary>For who is quick, so that few chunks wait: large ones cost half the processor time.</summary>
    private const int QuickChunkBytes = 1 << 20;

    private const long QuickBytesPerSecond = 64 << 20;

    /// <summary>The kernel takes so much at once for anybody: only after it can be told who is quick.</summary>
    private const long TakenAtOnceBytes = 8 << 20;

    private readonly ReadOnlyMemory<byte> _inline;
    private readonly string? _file;

    private ContentBytes(ReadOnlyMemory<byte> inline, string? file) => (_inline, _file) = (inline, file);

    /// <exception cref="InvalidDataException">Nowhere: what was promised never to happen has happened.</exception>
    public static async ValueTask<ContentBytes> OpenAsync(ApiServices services, Representation content, CancellationToken ct)
    {
        if (content.Inline is { } here) return new(here, null);
        if (content.SizeBytes == 0) return default;
        var blob = content.Digests.Blob;
        if (services.Blobs.PathOf(new BlobId(blob)) is { } file) return new(default, file);
        return await services.Core.InlineAsync(blob, ct) is { } inline
            ? new(inline, null)
            : throw new InvalidDataException($"The bytes of blob {blob} are missing.");
    }

    public async Task SendAsync(HttpResponse response, long from, long lengthBytes, CancellationToken ct)
    {
        if (lengthBytes == 0) return;
        if (_file is null) await response.Body.WriteAsync(_inline.Slice((int)from, (int)lengthBytes), ct);
        else await SendFileAsync(response, _file, from, lengthBytes, ct);
    }

    /// <summary>
    /// Read straight into what Kestrel sends from. Its own <c>SendFileAsync</c> goes through a buffer of 16 KiB: a copy more, and many times as
    /// many reads and writes.
    /// </summary>
    private static async Task SendFileAsync(HttpResponse response, string file, long from, long lengthBytes, CancellationToken ct)
    {
        using var content = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.Asynchronous);
        await response.StartAsync(ct);
        var (clock, end) = (Stopwatch.GetTimestamp(), from + lengthBytes);
        for (var at = from; at < end;)
        {
            var sent = at - from;
            var isQuick = sent > TakenAtOnceBytes && sent > QuickBytesPerSecond * Stopwatch.GetElapsedTime(clock).TotalSeconds;
            var count = (int)Math.Min(isQuick ? QuickChunkBytes : ChunkBytes, end - at);
            count = await RandomAccess.ReadAsync(content, response.BodyWriter.GetMemory(count)[..count], at, ct);
            if (count == 0) throw new EndOfStreamException($"A blob ends at {at} instead of {end} bytes.");
            response.BodyWriter.Advance(count);
            at += count;
            if ((await response.BodyWriter.FlushAsync(ct)).IsCompleted) return;
        }
    }
}
