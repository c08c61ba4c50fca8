using Api.Http;
using Api.WebDav.Properties;
using Commands;
using Domain.Locks;
using Domain.Nodes;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>MKCOL: a new folder, with properties if the body has some. RFC 4918 §9.3, RFC 5689.</summary>
public static class Mkcol
{
    private static readonly QName ResourceType = new(Ns.Dav, "resourcetype");
    private static readonly QName Collection = new(Ns.Dav, "collection");

    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (!UploadHeaders.TryGetMtime(request.Request, out var mtime))
        {
            await request.RefuseAsync(DavRefusal.BadRequest("X-OC-Mtime is no time."));
            return;
        }

        var (properties, malformed) = await ReadAsync(request, ct);
        if (properties is null)
        {
            if (malformed is not null) await request.RefuseAsync(malformed);
            return;
        }

        var done = await request.CommandAsync(Attempt, ct);
        if (done is null) return;
        request.Response.StatusCode = StatusCodes.Status201Created;
        if (mtime is not null) request.Response.Headers[UploadHeaders.MtimeAnswer] = "accepted";
        if (request.Caller.IsDropping) FileDrop.TellMade(request);
        else NodeAnswer.Tell(request, request.Target, done.Node, isFolder: true, done.Position);

        async Task<Attempt> Attempt(CancellationToken ct)
        {
            if (FileDrop.Stands(request) is { } stands) return stands;
            if (await FileDrop.AvoidTakenNameAsync(request, ct) is { } full) return full;
            var target = request.Target;
            if (target.Node is not null) return DavRefusal.NotAllowed("Something stands here already.");
            var (place, refusal) = await Places.AtAsync(request, target, ct);
            if (place is null) return refusal!;
            if (Conditionals.Check(request.Request, etag: null, mtime: null) is { } failed) return failed;
            Touched[] touched = [new(place.Parent, target.Address.ParentHref, LockedChange.Members)];
            if (await Preconditions.CheckAsync(request, [target], touched, ct) is { } locked) return locked;
            return await request.Services.Nodes.CreateFolderAsync(request.Envelope, target.At.Position, place, mtime, properties, ct);
        }
    }

    /// <summary>Neither properties nor a refusal: it is answered already.</summary>
    private static async Task<(IReadOnlyList<Property>? Properties, DavRefusal? Refusal)> ReadAsync(
        DavRequest request, CancellationToken ct)
    {
        if (!Bodies.IsPresent(request.Request)) return ([], null);
        if (request.Request.ContentType is { } type && !type.Contains("xml", StringComparison.OrdinalIgnoreCase))
            return (null, new(StatusCodes.Status415UnsupportedMediaType, "A folder is described by XML."));
        var (mkcol, refusal) = await request.ReadXmlAsync(
            (body, limits) => body.IsEmpty ? new([], []) : ExtendedMkcol.Parse(body, limits), ct,
            wrongRootStatus: StatusCodes.Status415UnsupportedMediaType);
        if (mkcol is null) return (null, refusal);
        if (await RefusePropertiesAsync(request, mkcol, ct)) return (null, null);
        return ([.. mkcol.Properties.Select(set => new Property(set.Name.Namespace, set.Name.Name, set.Xml))], null);
    }

    // RFC 5689 §3: all or nothing, and the answer says which property was the reason.
    private static async Task<bool> RefusePropertiesAsync(DavRequest request, ExtendedMkcol mkcol, CancellationToken ct)
    {
        var refused = new Dictionary<QName, (int Status, string? Precondition)>();
        if (mkcol.ResourceTypes.Any(type => type != Collection))
            refused[ResourceType] = (StatusCodes.Status403Forbidden, ErrorBody.ValidResourceType);
        foreach (var set in mkcol.Properties.Where(set => Known.Properties.Find(set.Name) is not null))
            refused[set.Name] = (StatusCodes.Status403Forbidden, ErrorBody.CannotModifyProtectedProperty);
        if (refused.Count == 0) return false;

        using var xml = new XmlBuffer();
        MkcolAnswer.Write(xml, mkcol.Properties.Select(set => set.Name).Prepend(ResourceType).Distinct(), refused);
        request.Response.StatusCode = StatusCodes.Status403Forbidden;
        request.Response.ContentType = MultistatusWriter.ContentType;
        request.Response.ContentLength = xml.Length;
        await request.Response.Body.WriteAsync(xml.Written, ct);
        return true;
    }
}
