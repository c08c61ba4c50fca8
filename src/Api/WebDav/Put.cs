using Api.Http;
using Commands;
using Domain.Locks;
using Domain.Nodes;
using Microsoft.AspNetCore.Http;
using Storage;
using WebDav;

namespace Api.WebDav;

/// <summary>
/// PUT: a file's content, whole. RFC 9110 §9.3.4. All that can be refused is refused before the body is read, so that a client that
/// waits for 100 (Continue) sends nothing in vain; what became true meanwhile is found by the same checks afterwards.
/// </summary>
public static class Put
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (Parse(request.Request, out var announced) is { } malformed)
        {
            await request.RefuseAsync(malformed);
            return;
        }

        var early = await FileDrop.AvoidTakenNameAsync(request, ct);
        if (early is null) (_, early) = await CheckAsync(request, announced.LengthBytes, ct);
        if (early is not null && request.IsSupposed)
        {
            // Only what is really there is a reason to refuse.
            early = await request.ResolveAsync(withContent: false, ct);
            if (early is null) (_, early) = await CheckAsync(request, announced.LengthBytes, ct);
        }

        if (early is not null)
        {
            await request.RefuseAsync(early);
            return;
        }

        var blob = await request.Services.Blobs.WriteAsync(request.Request.Body, announced.LengthBytes, ct);
        if (announced.Checksum is { } checksum && UploadHeaders.Matches(checksum, blob) is false)
        {
            await request.RefuseAsync(DavRefusal.BadRequest("The computed checksum does not match the one sent with the content."));
            return;
        }

        var isNew = false;
        var done = await request.CommandAsync(Attempt, ct);
        if (done is not null) Answer(request, done, announced.Mtime, isNew);

        async Task<Attempt> Attempt(CancellationToken ct)
        {
            if (await FileDrop.AvoidTakenNameAsync(request, ct) is { } full) return full;
            var (place, refusal) = await CheckAsync(request, blob.SizeBytes, ct);
            if (place is null) return refusal!;
            isNew = request.Target.Node is null;
            var (nodes, seenAt) = (request.Services.Nodes, request.Target.At.Position);
            var content = new NewContent(ContentOf(request, place, blob, announced.Mtime), blob.Inline);
            return request.Target.Node is { } file
                ? await nodes.UploadAsync(request.Envelope, seenAt, DavTarget.Snapshot(file), content, ct)
                : await nodes.CreateFileAsync(request.Envelope, seenAt, place, content, ct);
        }
    }

    private readonly record struct Announced(long? LengthBytes, DateTimeOffset? Mtime, string? Checksum);

    private static DavRefusal? Parse(HttpRequest request, out Announced announced)
    {
        announced = default;
        if (request.Headers.ContentRange.Count > 0)
            return new(StatusCodes.Status501NotImplemented, "A part of a file cannot be written: send all of it.");
        if (request.Headers.ContentEncoding is { Count: > 0 } coding && coding != "identity")
            return new(StatusCodes.Status415UnsupportedMediaType, "Content is kept as it is sent: send it without a coding.");
        if (!UploadHeaders.TryGetLength(request, out var length)) return DavRefusal.BadRequest("X-Expected-Entity-Length is no length.");
        if (!UploadHeaders.TryGetMtime(request, out var mtime)) return DavRefusal.BadRequest("X-OC-Mtime is no time.");
        announced = new(length, mtime, UploadHeaders.Checksum(request));
        return null;
    }

    private static async ValueTask<(Place? Place, DavRefusal? Refusal)> CheckAsync(
        DavRequest request, long? lengthBytes, CancellationToken ct)
    {
        var target = request.Target;
        if (target.Node is { IsFolder: true }) return (null, DavRefusal.NotAllowed("A folder holds no content of its own."));
        var (place, refusal) = await Places.AtAsync(request, target, ct);
        if (place is null) return (null, refusal);
        if (target.Node is null && target.Address.HasTrailingSlash)
            return (null, DavRefusal.Conflict("A file's address ends in no slash."));

        var etag = target.Node is { } file ? Etags.Of(file.ETag) : null;
        if (Conditionals.Check(request.Request, etag, target.Node?.Mtime) is { } failed) return (null, failed);
        Touched touched = target.Node is { } existing
            ? new(existing.Id, target.Address.Href(isFolder: false), LockedChange.Content)
            : new(place.Parent, target.Address.ParentHref, LockedChange.Members);
        if (await Preconditions.CheckAsync(request, [target], [touched], ct) is { } locked) return (null, locked);
        return Quota.Fits(target.Space, (lengthBytes ?? 0) - (target.Node?.SizeBytes ?? 0)) ? (place, null) : (null, Quota.Exceeded);
    }

    private static Content ContentOf(DavRequest request, Place place, StoredBlob blob, DateTimeOffset? mtime) => new(
        blob.Id, blob.SizeBytes, blob.Sha1, blob.Md5, blob.Adler32, MimeTypes.Of(place.Name.Value, request.Request.ContentType), mtime);

    private static void Answer(DavRequest request, Outcome.Done done, DateTimeOffset? mtime, bool isNew)
    {
        var response = request.Response;
        response.StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status204NoContent;
        if (mtime is not null) response.Headers[UploadHeaders.MtimeAnswer] = "accepted";
        if ((mtime ?? done.RecordedAt) is { } modified) response.Headers.LastModified = HttpDate.Format(modified);
        NodeAnswer.Tell(request, request.Target, done.Node, isFolder: false, done.Content ?? request.Target.Node?.ETag);
    }
}
