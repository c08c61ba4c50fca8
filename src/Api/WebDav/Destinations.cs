using Api.Http;
using Commands;
using Domain.Access;
using Domain.Locks;
using EventStore;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>Where COPY and MOVE go, with all that can be said against it. RFC 4918 §9.8, §9.9, §10.3, §10.6.</summary>
/// <param name="IsReplacing">Something stands there and goes into the trash.</param>
internal sealed record Arrival(DavTarget Target, Place Place, bool IsReplacing)
{
    /// <summary>What changes where something arrives: the folder that gains it, and what it replaces with all below.</summary>
    public IReadOnlyList<Touched> Touched
    {
        get
        {
            var gaining = new Touched(Place.Parent, Target.Address.ParentHref, LockedChange.Members);
            return Target.Node is { } replaced
                ? [gaining, new(replaced.Id, Target.Address.Href(replaced.IsFolder), LockedChange.Tree)]
                : [gaining];
        }
    }

    /// <summary>Of source and destination two snapshots were taken: the fence must have stood still since the older one.</summary>
    public LogPosition SeenAt(LogPosition source) => source < Target.At.Position ? source : Target.At.Position;
}

internal static class Destinations
{
    private static readonly DavRefusal OntoItself = DavRefusal.Forbidden("Source and destination are the same.");

    private static readonly DavRefusal Elsewhere = new(
        StatusCodes.Status502BadGateway, "The destination is no place for files and folders.");

    /// <summary>Resolves and checks the destination of the request's target.</summary>
    public static async ValueTask<(Arrival? Arrival, DavRefusal? Refusal)> ReadAsync(DavRequest request, CancellationToken ct)
    {
        var headers = request.Request.Headers;
        if (headers["Destination"] is not [{ Length: > 0 } reference]) return (null, DavRefusal.BadRequest("A Destination is needed."));
        if (!OverwriteHeader.TryParse(headers["Overwrite"].ToString(), out var mayReplace))
            return (null, DavRefusal.BadRequest("Overwrite is T or F."));
        var (address, refusal) = request.ParseReference(reference);
        if (address is null) return (null, refusal);
        if (address.Area != DavArea.Tree) return (null, Elsewhere);

        var arriving = request.Target.Node is { IsFolder: true } ? AccessAction.Create : AccessAction.Write;
        (var target, refusal) = await request.ResolveAsync(address, arriving, ct);
        if (target is null) return (null, refusal == DavRefusal.NotFound ? Elsewhere : refusal);
        if (target.Node is { } same && same.Id == request.Target.Node?.Id) return (null, OntoItself);
        if (target.Node is not null && !target.Allows(AccessAction.Trash)) return (null, DavRefusal.NotPermitted);
        (var place, refusal) = await Places.AtAsync(request, target, ct, isReplacing: true);
        if (place is null) return (null, refusal);
        return target.Node is not null && !mayReplace
            ? (null, DavRefusal.PreconditionFailed("Something stands at the destination, and Overwrite is F."))
            : (new(target, place, target.Node is not null), null);
    }

    /// <summary>Whether the place lies in the source itself.</summary>
    public static async ValueTask<bool> IsBelowSourceAsync(DavRequest request, Arrival arrival, CancellationToken ct) =>
        request.Target.Node is { IsFolder: true } source
        && (arrival.Place.Parent == source.Id || await request.Services.Core.IsBelowAsync(arrival.Place.Parent, source.Id, ct));

    /// <summary>The place, told how deep a tree comes there: trees that are put below each other may not grow without end.</summary>
    /// <remarks>One that only gets another name stands as deep as before: nobody needs to look.</remarks>
    public static async ValueTask<Place> WithLevelsAsync(DavRequest request, Place place, NodeSnapshot source, CancellationToken ct) =>
        source.IsFolder && source.Parent != place.Parent
            ? place with { LevelsBelow = await request.Services.Core.LevelsBelowAsync(source.Id, Limits.DepthMax + 1, ct) }
            : place;

    /// <summary>Whether what is to be replaced holds the source: it would go into the trash together with it.</summary>
    public static async ValueTask<bool> HoldsSourceAsync(DavRequest request, Arrival arrival, CancellationToken ct) =>
        arrival.Target.Node is { IsFolder: true } replaced && request.Target.Node is { } source
        && await request.Services.Core.IsBelowAsync(source.Id, replaced.Id, ct);
}
