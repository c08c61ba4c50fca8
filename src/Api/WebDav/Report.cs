using Api.Http;
using Microsoft.AspNetCore.Http;
using Projections.Search;
using Projections.Search.Kql;
using WebDav;

namespace Api.WebDav;

/// <summary>
/// REPORT, RFC 3253 §3.6: <c>oc:search-files</c> finds what fits a query, <c>oc:filter-files</c> the caller's favorites, at or below the
/// target, or above the trees in all spaces of the caller.
/// </summary>
public static class Report
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        var (asked, refusal) = await request.ReadXmlAsync(ReportRequest.Parse, ct);
        refusal ??= Check(asked!);
        IReadOnlyList<DavTarget> targets = [];
        if (refusal is null) (targets, refusal) = await TargetsAsync(request, asked!.Report == ReportRequest.FilterFiles, ct);
        SearchPage? found = null;
        if (refusal is null && asked!.Report == ReportRequest.FilterFiles) found = await FavoritesAsync(request, asked, ct);
        else if (refusal is null) (found, refusal) = await FindAsync(request, asked!, targets, ct);
        if (refusal is not null) await request.RefuseAsync(refusal);
        else await SearchAnswer.WriteAsync(request, asked!, targets, found!, ct);
    }

    private static DavRefusal? Check(ReportRequest asked) => asked switch
    {
        _ when asked.Report == ReportRequest.FilterFiles => asked.IsFavorite == true
            ? null
            : DavRefusal.BadRequest("Files are filtered by a rule that they be favorites."),
        _ when asked.Report != ReportRequest.SearchFiles =>
            new(StatusCodes.Status403Forbidden, "This report is unknown here.", ErrorBody.SupportedReport),
        { Pattern: null or "" } => DavRefusal.BadRequest("A search needs a pattern."),
        { Offset: > SearchRequest.OffsetMax } => DavRefusal.BadRequest($"offset is at most {SearchRequest.OffsetMax}."),
        _ => null,
    };

    /// <summary>The places that are searched, each resolved: what is found is told by addresses below them.</summary>
    /// <param name="withShares">What others share with the caller, too.</param>
    private static async ValueTask<(IReadOnlyList<DavTarget> Targets, DavRefusal? Refusal)> TargetsAsync(
        DavRequest request, bool withShares, CancellationToken ct)
    {
        if (request.Address.Area == DavArea.Tree)
            return request.Target.Node is { IsTrashed: false } ? ([request.Target], null) : ([], DavRefusal.NotFound);

        var targets = new List<DavTarget>();
        var spaces = (await request.Services.Grants.DrivesOfAsync(request.Caller.Id, ct)).Select(drive => drive.Space);
        var storage = request.Services.Options.StorageId;
        var ids = spaces.Where(space => !space.IsDisabled).Select(space => FileIds.Of(storage, space.Id)).ToList();
        if (withShares)
        {
            var received = await request.Services.Grants.SharedWithAsync(request.Caller.Id, ct);
            ids.AddRange(received.Where(share => share.IsMounted).Select(share => ShareJail.MountId(share.Share.Id)));
        }

        foreach (var id in ids)
        {
            var (address, refusal) = request.ParseReference($"{request.Address.Mount}/dav/spaces/{id}");
            DavTarget? target = null;
            if (refusal is null) (target, refusal) = await request.ResolveAsync(address!, Domain.Access.AccessAction.See, ct);

            // A share may end between the list and the look.
            if (refusal is null) targets.Add(target!);
            else if (!withShares) return ([], refusal);
        }

        return (targets, null);
    }

    /// <summary>All that are favorites of the caller, wherever they stand: which of them lie at the targets shows in the answer.</summary>
    private static async Task<SearchPage> FavoritesAsync(DavRequest request, ReportRequest asked, CancellationToken ct)
    {
        var max = Math.Min(asked.Limit ?? SearchRequest.PageMax, SearchRequest.PageMax);
        var favorites = request.Caller.Account is { } person ? await request.Services.Marks.FavoritesAsync(person, max, ct) : [];
        return new SearchPage([.. favorites.Select(node => new SearchHit(node, Score: 1))], favorites.Count);
    }

    private static async Task<(SearchPage? Found, DavRefusal? Refusal)> FindAsync(
        DavRequest request, ReportRequest asked, IReadOnlyList<DavTarget> targets, CancellationToken ct)
    {
        // Search may lag: whoever names a position waits for it, and gets what there is when it takes too long.
        var services = request.Services;
        if (request.Request.TryGetLogPosition(out var position) && position is { } wanted)
            await services.Checkpoints.WaitForAsync(SearchDefinition.Name, wanted, services.Options.CoreWaitMax, ct);

        var below = request.Address.Area == DavArea.Tree ? targets[0].Node : null;
        var search = new SearchRequest(
            asked.Pattern!, [.. targets.Select(target => target.Space.Id)], below is { Parent: null } ? null : below?.Id,
            services.Clock.GetUtcNow())
        {
            Limit = Math.Min(asked.Limit ?? SearchRequest.LimitDefault, SearchRequest.PageMax),
            Offset = asked.Offset ?? 0,
        };
        try
        {
            return (await services.Search.FindAsync(search, ct), null);
        }
        catch (KqlException e)
        {
            return (null, DavRefusal.BadRequest(e.Message));
        }
        catch (SearchTooBroadException e)
        {
            return (null, new(StatusCodes.Status507InsufficientStorage, e.Message));
        }
        catch (SearchNotReadyException e)
        {
            return (null, new(StatusCodes.Status503ServiceUnavailable, e.Message));
        }
    }
}
