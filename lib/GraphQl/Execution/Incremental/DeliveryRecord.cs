namespace GraphQl.Execution;

/// <summary>Something that is announced as pending and completed later: a deferred fragment at one object, a streamed list.</summary>
internal abstract class DeliveryRecord(ResultNode place, List<object> path, string? label)
{
    public List<object> Path { get; } = path;

    public string? Label { get; } = label;

    /// <summary>Where it stands; when that was taken away, the record is forgotten.</summary>
    public ResultNode Place { get; } = place;

    /// <summary>Given when it is announced.</summary>
    public string? Id { get; set; }

    public bool IsDone { get; set; }

    public bool IsFailed { get; set; }
}

internal sealed class FragmentRecord(ResultNode place, List<object> path, string? label, FragmentRecord? parent)
    : DeliveryRecord(place, path, label)
{
    /// <summary>The fragment that this one stands in, at the same object or above. It is completed first.</summary>
    public FragmentRecord? Parent { get; } = parent;

    public List<WorkUnit> Units { get; } = [];

    /// <summary>Units that are not done.</summary>
    public int Open { get; set; }

    /// <summary>Fragments within this one, which are announced when it is completed.</summary>
    public List<DeliveryRecord> Waiting { get; } = [];
}

internal sealed class StreamRecord(ResultNode place, List<object> path, string? label) : DeliveryRecord(place, path, label)
{
    /// <summary>The items to come, in their order.</summary>
    public Queue<WorkUnit> Items { get; } = new();
}

/// <summary>Which fragments are to come at an object: those that start there, and those of the objects above it.</summary>
internal sealed class DeferScope(DeferScope? outer, IReadOnlyList<KeyValuePair<DeferUsage, FragmentRecord>> records)
{
    public FragmentRecord? Find(DeferUsage usage)
    {
        for (var at = this; at is not null; at = at.Outer)
        {
            foreach (var (candidate, record) in at.Records)
            {
                if (ReferenceEquals(candidate, usage)) return record;
            }
        }

        return null;
    }

    private DeferScope? Outer { get; } = outer;

    private IReadOnlyList<KeyValuePair<DeferUsage, FragmentRecord>> Records { get; } = records;
}
