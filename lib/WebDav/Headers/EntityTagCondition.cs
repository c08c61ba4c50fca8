namespace WebDav;

/// <summary>The value of If-Match or If-None-Match: <c>*</c> or a list of entity tags. RFC 9110 §13.1.</summary>
public sealed class EntityTagCondition
{
    public const int TagsMax = 256;

    private readonly IReadOnlyList<EntityTag> _tags;

    private EntityTagCondition(IReadOnlyList<EntityTag> tags, bool isAny) => (_tags, IsAny) = (tags, isAny);

    public bool IsAny { get; }

    public static bool TryParse(ReadOnlySpan<char> text, out EntityTagCondition? condition)
    {
        condition = null;
        var rest = text.Trim();
        if (rest is "*")
        {
            condition = new EntityTagCondition([], isAny: true);
            return true;
        }

        var tags = new List<EntityTag>();
        while (true)
        {
            rest = rest.TrimStart(" \t,");
            if (rest.IsEmpty) break;
            if (tags.Count == TagsMax || !EntityTag.TryTake(ref rest, out var tag)) return false;
            tags.Add(tag);
            rest = rest.TrimStart(" \t");
            if (!rest.IsEmpty && rest[0] != ',') return false;
        }

        if (tags.Count == 0) return false;
        condition = new EntityTagCondition(tags, isAny: false);
        return true;
    }

    /// <summary>If-Match: something is there, and it is one of these, strongly.</summary>
    /// <param name="current">Null when nothing is there.</param>
    public bool HoldsAsIfMatch(EntityTag? current)
    {
        if (current is not { } tag) return false;
        if (IsAny) return true;
        foreach (var wanted in _tags)
            if (wanted.MatchesStrongly(tag)) return true;
        return false;
    }

    /// <summary>If-None-Match: nothing is there, or it is none of these, weakly.</summary>
    public bool HoldsAsIfNoneMatch(EntityTag? current)
    {
        if (current is not { } tag) return true;
        if (IsAny) return false;
        foreach (var unwanted in _tags)
            if (unwanted.MatchesWeakly(tag)) return false;
        return true;
    }
}
