using Domain;

namespace Projections.Search;

/// <summary>What is looked for, and where.</summary>
/// <param name="Query">In keyword query language.</param>
/// <param name="Spaces">The spaces that the caller may look into; nothing else is ever found.</param>
/// <param name="Below">Only at or below this node; null: everywhere in the spaces.</param>
/// <param name="Now">What <c>today</c> and its like are reckoned from.</param>
public sealed record SearchRequest(string Query, IReadOnlyCollection<SpaceId> Spaces, NodeId? Below, DateTimeOffset Now)
{
    public const int LimitDefault = 200;
    public const int PageMax = 1_000;
    public const int OffsetMax = 100_000;

    /// <summary>Results of the page.</summary>
    public int Limit
    {
        get;
        init => field = value is >= 0 and <= PageMax ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = LimitDefault;

    /// <summary>Results left out before the page.</summary>
    public int Offset
    {
        get;
        init => field = value is >= 0 and <= OffsetMax ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }
}

/// <param name="Score">How well the name fits the words: 0 to 1.</param>
public sealed record SearchHit(NodeId Node, float Score);

/// <param name="Hits">Best first, then by name, then by id.</param>
/// <param name="Total">All there are, not only this page's.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, long Total)
{
    public static readonly SearchPage Empty = new([], 0);
}

/// <summary>The read model has not been made yet.</summary>
public sealed class SearchNotReadyException(Exception inner) : Exception("The search is being prepared. Try again soon.", inner);

/// <summary>The search took longer than <see cref="SearchQueries.TimeMax"/>: it asks for too much at once.</summary>
public sealed class SearchTooBroadException(Exception inner) : Exception("The search took too long. Ask for less at once.", inner);
