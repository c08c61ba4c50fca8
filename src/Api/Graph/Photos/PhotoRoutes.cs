using Api.Graph.Users;
using Domain;
using Domain.Access;
using Domain.Users;
using Microsoft.AspNetCore.Http;

namespace Api.Graph.Photos;

/// <summary>The pictures that people are seen by: one's own to set, others' to see for who may look them up.</summary>
internal static class PhotoRoutes
{
    private const string Mine = $"{GraphRoutes.Stable}/me/photo/$value";

    private static readonly GraphRefusal TooLarge = new(
        StatusCodes.Status413PayloadTooLarge, "invalidRequest", $"A photo has at most {UserDecider.PhotoMaxBytes / 1024 / 1024} MiB.");

    private static readonly GraphRefusal NoImage = new(
        StatusCodes.Status415UnsupportedMediaType, "invalidRequest", "A photo is a PNG, JPEG, GIF or WebP image.");

    public static IEnumerable<GraphRoute> All { get; } =
    [
        new("GET", Mine, static (request, ct) => ShowAsync(request, request.User.Id, ct)),
        new("PUT", Mine, SetAsync),
        new("PATCH", Mine, SetAsync),
        new("DELETE", Mine, RemoveAsync),
        new("GET", $"{GraphRoutes.Stable}/users/{{user}}/photo/$value", ShowOtherAsync),
    ];

    private static async Task<GraphAnswer> ShowOtherAsync(GraphRequest request, CancellationToken ct) =>
        await UserTarget.FindAsync(request, ct) is { } profile ? await ShowAsync(request, profile.User.Id, ct) : GraphRefusal.NotFound;

    private static async Task<GraphAnswer> ShowAsync(GraphRequest request, UserId person, CancellationToken ct)
    {
        if (await request.Services.People.PhotoAsync(person, ct) is not { } photo) return GraphRefusal.NotFound;
        var bytes = request.Services.Blobs.PathOf(photo.Blob) is { } file
            ? await File.ReadAllBytesAsync(file, ct)
            : await request.Services.Core.InlineAsync(photo.Blob.Hex, ct);
        return bytes is { } content
            ? new GraphAnswer.Content(photo.MimeType, content, $"\"{photo.Position:x}\"")
            : throw new InvalidDataException($"The bytes of the photo {photo.Blob} are missing.");
    }

    private static async Task<GraphAnswer> SetAsync(GraphRequest request, CancellationToken ct)
    {
        if (request.User.Role == AccountRole.Guest) return GraphRefusal.Forbidden;
        if (request.Http.ContentLength > UserDecider.PhotoMaxBytes) return TooLarge;
        using var sent = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await request.Http.Body.ReadAsync(buffer, ct) is var read and > 0)
        {
            sent.Write(buffer, 0, read);
            if (sent.Length > UserDecider.PhotoMaxBytes) return TooLarge;
        }

        if (ImageKind.MimeTypeOf(sent.GetBuffer().AsSpan(0, (int)sent.Length)) is not { } mimeType) return NoImage;
        sent.Position = 0;
        var blob = await request.Services.Blobs.WriteAsync(sent, sent.Length, ct);
        var refusal = await request.CommandAsync(
            AccessReasons.Self,
            by => request.Services.Users.SetPhotoAsync(by, request.User.Id, blob.Id, blob.SizeBytes, mimeType, blob.Inline, ct), ct);
        return refusal is null ? GraphAnswer.NoContent : refusal;
    }

    private static async Task<GraphAnswer> RemoveAsync(GraphRequest request, CancellationToken ct)
    {
        var refusal = await request.CommandAsync(
            AccessReasons.Self, by => request.Services.Users.RemovePhotoAsync(by, request.User.Id, ct), ct);
        return refusal is null ? GraphAnswer.NoContent : refusal;
    }
}
