using Api.Http;
using Microsoft.AspNetCore.Http;
using Projections.Search;
using Projections.Search.Kql;
using WebDav;

namespace Api.WebDav;

/// <summary>
/// REPORT, RFC 3253 §3.6. The one report is <c>oc:search-files</c>: what fits a query at or below the target, or above the trees in all
/// spaces of the caller.
/// </summary>
public static class Report
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        var (asked, refusal) = await request.ReadXmlAsync(ReportRequest.Parse, ct);
        refusal ??= Check(asked!);
        IReadOnlyList<DavTarget> targets = [];
        if (refusal is null) (targets, refusal) = await TargetsAsync(request, ct);
        SearchPage? found = null;
        if (refusal is null) (found, refusal) = await FindAsync(request, asked!, targets, ct);
        if (refusal is not null) await request.RefuseAsync(refusal);
        else await SearchAnswer.WriteAsync(request, asked!, targets, found!, ct);
    }

    private static DavRefusal? Check(ReportRequest asked) => asked switch
    {
        _ when asked.Report != ReportRequest.SearchFiles =>
            new(StatusCodes.Status403Forbidden, "This report is unknown here.", ErrorBody.SupportedReport),
        { Pattern: null or "" } => DavRefusal.BadRequest("A search needs a pattern."),
        { Offset: > SearchRequest.OffsetMax } => DavRefusal.BadRequest($"offset is at most {SearchRequest.OffsetMax}."),
        _ => null,
    };

    /// <summary>The places that are searched, each resolved: what is found is told by addresses below them.</summary>
    private static async ValueTask<(IReadOnlyList<DavTarget> Targets, DavRefusal? Refusal)> TargetsAsync(
        DavRequest request, CancellationToken ct)
    {
        if (request.Address.Area == DavArea.Tree)
            return request.Target.Node is { IsTrashed: false } ? ([request.Target], null) : ([], DavRefusal.NotFound);

        var targets = new List<DavTarget>();
        var spaces = (await request.Services.Grants.DrivesOfAsync(request.Caller.Id, ct)).Select(drive => drive.Space);
        foreach (var space in spaces.Where(space => !space.IsDisabled))
        {
            var (address, refusal) = request.ParseReference(
                $"{request.Address.Mount}/dav/spaces/{FileIds.Of(request.Services.Options.StorageId, space.Id)}");
            DavTarget? target = null;
            if (refusal is null) (target, refusal) = await request.ResolveAsync(address!, Domain.Access.AccessAction.See, ct);
            if (refusal is not null) return ([], refusal);
            targets.Add(target!);
        }

        return (targets, null);
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
