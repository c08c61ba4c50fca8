using System.Collections.Frozen;
using Api.GraphQl.Requests;
using Domain;
using Domain.Access;
using Projections.Activity;
using Projections.Core.Access;

namespace Api.GraphQl.Types;

/// <summary>
/// What happened to what is shared with somebody, as it may be told to them: what became of content, since it is shared, in names that
/// begin at what is shared. Of whatever comes from elsewhere or goes there they are not told where that is.
/// </summary>
/// <param name="shares">In force, with the person or their groups.</param>
internal sealed class SharedActivity(IReadOnlyList<GrantRow> shares)
{
    /// <summary>With whom else it is shared, who looks at it and who is refused is not for them to know.</summary>
    public static readonly IReadOnlySet<string> Verbs = new[]
    {
        Verb.Created, Verb.Uploaded, Verb.Updated, Verb.Copied, Verb.VersionRestored, Verb.Renamed, Verb.Moved, Verb.Trashed,
        Verb.Restored, Verb.Tagged, Verb.Untagged,
    }.ToFrozenSet();

    /// <summary>Nothing older is told.</summary>
    public DateTimeOffset Since => shares.Min(share => share.CreatedAt);

    /// <summary>By the shares that reach a thing; null where none does.</summary>
    public static async ValueTask<SharedActivity?> OfAsync(GraphQlRequest request, Standing standing, CancellationToken ct)
    {
        var ids = standing.Grants.Where(grant => grant.Via == GrantVia.Share).Select(grant => new ShareId(grant.Id)).ToList();
        if (ids.Count == 0 || standing.IsDenied) return null;
        var shares = await request.Services.Listing.SharesAsync(ids, ct);
        return shares.Count == 0 ? null : new(shares);
    }

    /// <summary>Null: it is not told at all.</summary>
    public ActivityRow? Tell(ActivityRow row)
    {
        if (!Verbs.Contains(row.Verb)) return null;
        var reaching = shares.Where(share => share.CreatedAt <= row.At && row.Chain.Contains(share.Node.Value))
            .Select(share => share.Node.Value).ToHashSet();
        if (reaching.Count == 0) return null;
        var told = row with { SpaceName = null, ActorName = null, SubjectName = null, Path = null, FromPath = null };

        // The chain begins with the place that the path tells, each folder beside its name; of a move the place it left follows.
        var names = row.Path is ['/', .. var path] ? path.Split('/') : [];
        var top = row.Chain.Take(names.Length).ToList().FindLastIndex(reaching.Contains);
        return row.Verb switch
        {
            // What is shared went elsewhere itself: that is no change of it.
            Verb.Moved when row.Node is { } node && reaching.Contains(node.Value) => null,
            _ when top < 0 => told with { Name = row.Verb == Verb.Moved ? LastOf(row.FromPath) : row.Name },
            Verb.Renamed => told with { Path = Below(names), FromPath = Below([.. names[..^1], LastOf(row.FromPath) ?? ""]) },
            _ => told with { Path = Below(names) },
        };

        string Below(string[] way) => $"/{string.Join('/', way[^(top + 1)..])}";
    }

    private static string? LastOf(string? path) => path?[(path.LastIndexOf('/') + 1)..];
}
