using System.Globalization;
using Api.Http;
using Api.WebDav.Properties;
using Domain;
using Projections.Core;
using Projections.Core.Marks;
using Projections.Search;
using WebDav;

namespace Api.WebDav;

/// <summary>
/// Search results as a multistatus, best first. Search may lag behind core: properties and addresses are core's, and what core no longer
/// has is left out.
/// </summary>
internal sealed class SearchAnswer
{
    private readonly DavRequest _request;
    private readonly PropertyPlan<Resource> _plan;
    private readonly MultistatusAnswer _answer;
    private readonly bool _wantsLocks;

    private SearchAnswer(DavRequest request, PropertyPlan<Resource> plan, MultistatusAnswer answer) =>
        (_request, _plan, _answer, _wantsLocks) = (request, plan, answer, plan.Wants(Locks.Discovery));

    private IReadOnlyDictionary<NodeId, NodeMarks>? Marks { get; init; }

    public static async Task WriteAsync(
        DavRequest request, ReportRequest asked, IReadOnlyList<DavTarget> targets, SearchPage found, CancellationToken ct)
    {
        var isMinimal = PreferHeader.IsReturnMinimal(request.Request.Headers["Prefer"].ToString());
        PropFindRequest wanted = asked.Names.Count == 0 ? new PropFindRequest.AllProp([]) : new PropFindRequest.Prop(asked.Names);
        var plan = new PropertyPlan<Resource>(wanted, Known.Properties, isMinimal);
        var places = (await request.Services.Core.PlacesAsync([.. found.Hits.Select(hit => hit.Node)], ct)).ToDictionary(p => p.Node.Id);
        var withDead = places.Values.Where(place => place.Node.HasProperties).Select(place => place.Node.Id).ToList();
        var marks = Marked.AreWanted(plan) ? await request.Services.Marks.OfAsync(request.Caller.Account, [.. places.Keys], ct) : null;
        var dead = plan.WantsDead && withDead.Count > 0 ? await request.Services.Core.PropertiesAsync(withDead, ct) : null;

        if (asked.Report == ReportRequest.SearchFiles) request.Response.Headers.ContentRange = Range(asked.Offset ?? 0, found);
        request.Response.Headers.Vary = "Prefer";
        if (isMinimal) request.Response.Headers["Preference-Applied"] = "return=minimal";
        using var answer = new MultistatusAnswer(request.Response);
        var writer = new SearchAnswer(request, plan, answer) { Marks = marks };
        var denied = await DeniedAsync(request, targets, ct);
        foreach (var hit in found.Hits)
        {
            if (!places.TryGetValue(hit.Node, out var place) || place.Way.Any(step => denied.Contains(step.Id))) continue;
            if (targets.FirstOrDefault(target => IsAtOrBelow(place, target)) is not { } target) continue;
            await writer.WriteAsync(target, place, hit.Score, dead?[hit.Node] ?? [], ct);
        }

        await answer.EndAsync(ct);
    }

    /// <summary>What the caller is denied in spaces that are not their own: with all below it, it is not found.</summary>
    private static async ValueTask<IReadOnlySet<NodeId>> DeniedAsync(
        DavRequest request, IReadOnlyList<DavTarget> targets, CancellationToken ct)
    {
        var denied = new HashSet<NodeId>();
        foreach (var space in targets.Select(target => target.Space).DistinctBy(space => space.Id))
            denied.UnionWith(await request.Services.DenialsAsync(request.Caller, space, ct));
        return denied;
    }

    private async ValueTask WriteAsync(DavTarget target, PlacedRow place, float score, IEnumerable<PropertyRow> dead, CancellationToken ct)
    {
        var hasLocks = _wantsLocks && target.Space.LockCount > 0;
        var locks = hasLocks ? await LockTable.LoadAsync(_request, target, place.Node, withBelow: false, ct) : LockTable.Empty;
        var resource = new Resource(_request, target, locks) { Score = score, MarksOf = Marks };
        if (place.Node.Id == target.Node!.Id) resource.MoveTo(place.Node, target.Address.Href(place.Node.IsFolder), "");
        else resource.MoveTo(place.Node, FolderHref(target, place), place.Node.Name);

        _answer.Writer.StartResponse(resource.Href);
        _plan.Write(_answer.Writer, resource, dead);
        _answer.Writer.EndResponse();
        await _answer.SendFullAsync(ct);
    }

    /// <summary>The address of the folder that holds it, in the form that the client chose for the target's.</summary>
    private static string FolderHref(DavTarget target, PlacedRow place)
    {
        var between = place.Way.SkipWhile(step => step.Id != target.Node!.Id).Skip(1).SkipLast(1).Select(step => step.Name);
        return target.Address.Href(isFolder: true) + string.Concat(between.Select(name => global::WebDav.Href.Encode(name) + "/"));
    }

    private static bool IsAtOrBelow(PlacedRow place, DavTarget target) => place.Way.Any(step => step.Id == target.Node!.Id);

    private static string Range(int offset, SearchPage found) => found.Hits.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"rows */{found.Total}")
        : string.Create(CultureInfo.InvariantCulture, $"rows {offset}-{offset + found.Hits.Count - 1}/{found.Total}");
}
