using Api.Graph.DriveItems;
using Api.Http;
using Domain;
using Domain.Access;
using Projections.Activity;

namespace Api.Graph.Activities;

/// <summary>What happened to a file or folder and below it, for those who may see who else has access to it.</summary>
internal static class ActivityRoutes
{
    public static IEnumerable<GraphRoute> All { get; } =
        [new("GET", $"{GraphRoutes.Beta}/extensions/org.libregraph/activities", HandleAsync)];

    private static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        if (ActivityQuery.Parse(request.Http.Query["kql"].ToString()) is not { } query)
            return GraphRefusal.Invalid("kql is itemid:…, and perhaps depth:, limit: and sort:, with AND between.");
        var (item, refusal) = await ItemTarget.FindAsync(request, query.ItemId, AccessAction.SeeGrants, ct);
        if (item is null) return refusal!;
        await CatchUpAsync(request, ct);

        var rows = await RowsAsync(request, item, query, ct);
        if (query.IsOldestFirst) rows.Reverse();
        var people = await PeopleAsync(request, rows, ct);
        return GraphAnswer.List(rows, withCount: false, (json, row) => ActivityView.Write(json, row, request, item, people));
    }

    /// <summary>The read model may lag: whoever names a position waits for it, and gets what there is when that takes too long.</summary>
    private static async ValueTask CatchUpAsync(GraphRequest request, CancellationToken ct)
    {
        if (request.Http.TryGetLogPosition(out var position) && position is { } wanted)
            await request.Services.Checkpoints.WaitForAsync(ActivityDefinition.Name, wanted, request.Services.Options.CoreWaitMax, ct);
    }

    private static async ValueTask<List<ActivityRow>> RowsAsync(
        GraphRequest request, SeenItem item, ActivityQuery query, CancellationToken ct)
    {
        var denied = await request.Services.DenialsAsync(request.Caller, item.Space, ct);
        var rows = new List<ActivityRow>();
        for (var filter = new ActivityFilter(Node: item.Node.Id) { Max = query.Limit }; rows.Count < query.Limit;)
        {
            var page = await request.Services.Activity.PageAsync(filter, ct);
            var shown = page.Where(row => ActivityView.Tells(row.Verb)).ToList();
            var ways = await WaysAsync(request, item, shown, query.Depth is not null || denied.Count > 0, ct);
            rows.AddRange(shown.Where(row => IsShown(row)).Take(query.Limit - rows.Count));
            if (page.Count < filter.Max) break;
            filter = filter with { Before = page[^1].Cursor };

            bool IsShown(ActivityRow row)
            {
                if (row.Node is not { } node || node == item.Node.Id || ways is null) return true;

                // What is gone by now stands nowhere: whether it was denied, and how deep it stood, cannot be told any more.
                if (!ways.TryGetValue(node, out var way)) return false;
                return !way.Any(denied.Contains) && way.IndexOf(node) - way.IndexOf(item.Node.Id) <= (query.Depth ?? int.MaxValue);
            }
        }

        return rows;
    }

    /// <summary>From the root down to each node; null when nobody has to know.</summary>
    private static async ValueTask<IReadOnlyDictionary<NodeId, List<NodeId>>?> WaysAsync(
        GraphRequest request, SeenItem item, IReadOnlyList<ActivityRow> rows, bool areNeeded, CancellationToken ct)
    {
        if (!areNeeded) return null;
        var nodes = rows.Select(row => row.Node).OfType<NodeId>().Where(node => node != item.Node.Id).Distinct().ToList();
        var places = await request.Services.Core.PlacesAsync(nodes, ct);
        return places.ToDictionary(place => place.Node.Id, place => place.Way.Select(step => step.Id).ToList());
    }

    private static async ValueTask<IReadOnlyDictionary<UserId, string>> PeopleAsync(
        GraphRequest request, IEnumerable<ActivityRow> rows, CancellationToken ct)
    {
        var names = new Dictionary<UserId, string>();
        foreach (var person in rows.Select(row => row.Actor).OfType<UserId>().Distinct())
            if (await request.Services.Core.UserAsync(person, ct) is { } user) names[person] = user.DisplayName;
        return names;
    }
}
