using Domain;
using Microsoft.AspNetCore.Http;

namespace Api.WebDav;

/// <summary>Where content's bytes are: in memory, from the database, or in the blob store's file.</summary>
internal readonly struct ContentBytes
{
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
        else await response.SendFileAsync(_file, from, lengthBytes, ct);
    }
}
