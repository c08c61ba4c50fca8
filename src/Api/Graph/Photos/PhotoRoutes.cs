using Api.Accounts;
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
        StatusCodes.Status413PayloadTooLarge, "invalidRequest", NewPhoto.TooLarge.Reason);

    private static readonly GraphRefusal NoImage = new(
        StatusCodes.Status415UnsupportedMediaType, "invalidRequest", NewPhoto.NoImage.Reason);

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
        var (photo, unfit) = await NewPhoto.ReadAsync(request.Http.Body, request.Http.ContentLength, request.Services, ct);
        if (photo is not var (blob, mimeType)) return unfit == NewPhoto.TooLarge ? TooLarge : NoImage;
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
