using Api.Graph.DriveItems;
using Api.Http;
using Api.WebDav;
using Commands;
using Domain.Access;
using Domain.Locks;
using Domain.Tags;

namespace Api.Graph.Tags;

/// <summary>Words that people find files and folders by: all there are for the caller, and those of one thing given and taken.</summary>
internal static class TagRoutes
{
    private const string Tags = $"{GraphRoutes.Stable}/extensions/org.libregraph/tags";

    private delegate Task<Outcome> Command(SeenItem item, IReadOnlyList<string> existing, IReadOnlyList<Tag> tags);

    public static IEnumerable<GraphRoute> All { get; } =
    [
        new("GET", Tags, ListAsync),
        new("PUT", Tags, AssignAsync),
        new("DELETE", Tags, TakeAsync),
    ];

    private static async Task<GraphAnswer> ListAsync(GraphRequest request, CancellationToken ct)
    {
        var tags = await KnownTags.OfAsync(request.Services, request.Caller, ct);
        return GraphAnswer.List(tags, withCount: false, static (json, tag) => json.WriteStringValue(tag));
    }

    private static Task<GraphAnswer> AssignAsync(GraphRequest request, CancellationToken ct) => ChangeAsync(
        request,
        (item, existing, tags) => request.Services.Nodes.AddTagsAsync(
            By(request, item), item.SeenAt, DavTarget.Snapshot(item.Node), existing, tags, ct),
        ct);

    private static Task<GraphAnswer> TakeAsync(GraphRequest request, CancellationToken ct) => ChangeAsync(
        request,
        (item, existing, tags) => request.Services.Nodes.RemoveTagsAsync(
            By(request, item), item.SeenAt, DavTarget.Snapshot(item.Node), existing, tags, ct),
        ct);

    private static async Task<GraphAnswer> ChangeAsync(GraphRequest request, Command command, CancellationToken ct)
    {
        var body = await request.ReadAsync(ct);
        var (id, texts) = (body.Text("resourceId"), body.Texts("tags"));
        if (body.Refusal is { } unfit) return unfit;
        if (id is null) return GraphRefusal.Invalid("A resourceId is needed.");
        if (Tag.ParseAll(texts, out var malformed) is not { } tags) return malformed!.ToGraph();
        if (tags.Count == 0) return GraphRefusal.Invalid("Tags are needed.");

        var refusal = await request.CommandAsync(
            async attempt =>
            {
                var (item, no) = await ItemTarget.FindAsync(request, id, AccessAction.SetProperties, attempt);
                if (item is null) return no!;
                if (await LockedAsync(request, item, attempt) is { } locked) return locked;
                var marks = await request.Services.Marks.OfAsync(person: null, item.Node.Id, attempt);
                return await command(item, marks.Tags, tags);
            },
            ct);
        return refusal is null ? GraphAnswer.NoContent : refusal;
    }

    /// <summary>This protocol submits no lock tokens, so any lock is in the way.</summary>
    private static async ValueTask<GraphRefusal?> LockedAsync(GraphRequest request, SeenItem item, CancellationToken ct)
    {
        if (!item.At.HasLocksOnPath) return null;
        var locks = await request.Services.Core.LocksAsync(item.Node.Id, withBelow: false, request.Now, ct);
        return LockRules.Check(LockedChange.Properties, [.. locks.Select(row => row.ToHeld())], [], request.User.Id)?.ToGraph();
    }

    private static Domain.Envelope By(GraphRequest request, SeenItem item) => request.Envelope(item.Reason(AccessAction.SetProperties));
}
