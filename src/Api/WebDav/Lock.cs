using Api.Http;
using Commands;
using Domain;
using Domain.Locks;
using Domain.Nodes;
using Microsoft.AspNetCore.Http;
using Projections.Core;
using WebDav;

namespace Api.WebDav;

/// <summary>LOCK: a new lock, on an unmapped URL with an empty file for it; or, without a body, a longer life. RFC 4918 §9.10.</summary>
public static class Lock
{
    private static readonly TimeSpan TimeoutMin = TimeSpan.FromSeconds(1);

    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        var (body, refusal) = await request.ReadXmlAsync(Wanted.Parse, ct);
        if (refusal is not null) await request.RefuseAsync(refusal);
        else if (body!.Info is not { } info) await LockRefresh.HandleAsync(request, ExpiresAt(request), ct);
        else if (IsDeep(request) is not { } isDeep) await request.RefuseAsync(DavRefusal.BadRequest("A lock's Depth is 0 or infinity."));
        else await GrantAsync(request, info, isDeep, ct);
    }

    /// <summary>The end of a lock granted or refreshed now: as the client wishes, within limits.</summary>
    private static DateTimeOffset ExpiresAt(DavRequest request)
    {
        var wish = TimeoutHeader.Parse(request.Request.Headers["Timeout"].ToString()) ?? Limits.LockTimeoutDefault;
        var timeout = wish < TimeoutMin ? TimeoutMin : wish > Limits.LockTimeoutMax ? Limits.LockTimeoutMax : wish;
        return request.Services.Clock.GetUtcNow() + timeout;
    }

    /// <summary>§9.10.3: an absent header means infinity; null for anything but that and 0.</summary>
    private static bool? IsDeep(DavRequest request) => Depths.Of(request.Request) switch
    {
        Depth.Zero => false,
        Depth.Infinity => true,
        _ => null,
    };

    private static async Task GrantAsync(DavRequest request, LockInfo info, bool isDeep, CancellationToken ct)
    {
        var wanted = new NodeLock(
            $"urn:uuid:{Guid.NewGuid()}", info.IsExclusive, isDeep, info.OwnerXml is { } owner ? new Personal(owner) : default(Personal?),
            request.Caller.Id, ExpiresAt(request));
        IReadOnlyList<LockRow> beside = [];
        var isNew = false;
        var done = await request.CommandAsync(async token =>
        {
            isNew = request.Target.Node is null;
            if (isNew) return await CreateAsync(request, wanted, token);
            (beside, var attempt) = await LockAsync(request, wanted, token);
            return attempt;
        }, ct);
        if (done is null) return;

        var response = request.Response;
        response.StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        response.Headers["Lock-Token"] = $"<{wanted.Token}>";
        var own = new LockRow(
            done.Node, wanted.Token, wanted.IsExclusive, wanted.IsDeep, info.OwnerXml,
            wanted.Holder, request.Caller.Name, wanted.ExpiresAt);
        await LockAnswer.WriteAsync(request, [.. beside.Where(row => !row.IsBelow), own], own.Node, ct);
    }

    private static async Task<(IReadOnlyList<LockRow> Beside, Attempt Attempt)> LockAsync(
        DavRequest request, NodeLock wanted, CancellationToken ct)
    {
        var (target, services) = (request.Target, request.Services);
        var node = target.Node!;
        if (node.IsTrashed) return ([], DavRefusal.NotFound);
        if (await Preconditions.CheckAsync(request, [target], [], ct) is { } refusal) return ([], refusal);
        if (Conditionals.Check(request.Request, Etags.Of(node.ETag), node.Mtime) is { } failed) return ([], failed);

        var reachesDown = wanted.IsDeep && node.IsFolder;
        var rows = target.At.HasLocksOnPath || (reachesDown && target.Space.LockCount > 0)
            ? await services.Core.LocksAsync(node.Id, reachesDown, services.Clock.GetUtcNow(), ct)
            : [];
        var inForce = rows.Select(row => row.ToHeld()).ToList();
        if (LockRules.Conflict(wanted, inForce) is { } conflict) return ([], await ConflictAsync(request, rows, conflict, ct));
        return (rows, await services.Nodes.LockAsync(request.Envelope, target.At.Position, DavTarget.Snapshot(node), wanted, inForce, ct));
    }

    private static async Task<DavRefusal> ConflictAsync(
        DavRequest request, IReadOnlyList<LockRow> rows, Refusal conflict, CancellationToken ct)
    {
        var root = rows.First(row => row.Node == conflict.LockRoot);
        var href = await request.LockRootHrefAsync(request.Target, root.Node, isFolder: root.IsDeep, ct);
        return new(StatusCodes.Status423Locked, "A lock in force conflicts with this one.", ErrorBody.NoConflictingLock, [href]);
    }

    /// <summary>§9.10.4: an empty file, which only the holder may fill.</summary>
    private static async Task<Attempt> CreateAsync(DavRequest request, NodeLock wanted, CancellationToken ct)
    {
        var (target, services) = (request.Target, request.Services);
        var (place, unfit) = await Places.AtAsync(request, target, ct);
        if (place is null) return unfit!;
        if (Conditionals.Check(request.Request, etag: null, mtime: null) is { } failed) return failed;
        var touched = new Touched(place.Parent, target.Address.ParentHref, LockedChange.Members);
        if (await Preconditions.CheckAsync(request, [target], [touched], ct) is { } refusal) return refusal;

        var empty = await services.Blobs.WriteAsync(Stream.Null, 0, ct);
        var content = new Content(
            empty.Id, empty.SizeBytes, empty.Sha1, empty.Md5, empty.Adler32, MimeTypes.OfName(place.Name.Value), Mtime: null);
        return await services.Nodes.CreateLockedAsync(
            request.Envelope, target.At.Position, place, new NewContent(content, empty.Inline), wanted, ct);
    }

    /// <param name="Info">Null when the body is empty: a refresh.</param>
    private sealed record Wanted(LockInfo? Info)
    {
        public static Wanted Parse(ReadOnlyMemory<byte> body, XmlLimits limits) =>
            new(body.IsEmpty ? null : LockInfo.Parse(body, limits));
    }
}
