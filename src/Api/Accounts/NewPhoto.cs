using Domain;
using Domain.Users;
using Storage;

namespace Api.Accounts;

/// <summary>A picture that somebody wants to be seen by, its bytes stored.</summary>
internal sealed record NewPhoto(StoredBlob Blob, string MimeType)
{
    public static readonly Refusal TooLarge = new(
        RefusalCode.LimitExceeded, $"A photo has at most {UserDecider.PhotoMaxBytes / 1024 / 1024} MiB.");

    public static readonly Refusal NoImage = new(RefusalCode.InvalidInput, "A photo is a PNG, JPEG, GIF or WebP image.");

    /// <param name="announced">How many bytes there are, as far as that was said.</param>
    public static async ValueTask<(NewPhoto? Photo, Refusal? Refusal)> ReadAsync(
        Stream content, long? announced, ApiServices services, CancellationToken ct)
    {
        if (announced > UserDecider.PhotoMaxBytes) return (null, TooLarge);
        using var sent = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, ct) is var read and > 0)
        {
            sent.Write(buffer, 0, read);
            if (sent.Length > UserDecider.PhotoMaxBytes) return (null, TooLarge);
        }

        if (ImageKind.MimeTypeOf(sent.GetBuffer().AsSpan(0, (int)sent.Length)) is not { } mimeType) return (null, NoImage);
        sent.Position = 0;
        return (new(await services.Blobs.WriteAsync(sent, sent.Length, ct), mimeType), null);
    }
}
