namespace GraphQl.Execution;

/// <summary>A <c>@defer</c> as a plan met it. Compared by reference: the same fragment at two places is two usages.</summary>
internal sealed class DeferUsage(string? label, DeferUsage? parent)
{
    public string? Label { get; } = label;

    /// <summary>The usage that this one stands in.</summary>
    public DeferUsage? Parent { get; } = parent;

    public bool IsWithin(DeferUsage other)
    {
        for (var at = Parent; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at, other)) return true;
        }

        return false;
    }
}

/// <summary>A <c>@stream</c> at a field. The count is a literal or a variable.</summary>
internal sealed record StreamUsage(string? Label, Language.ValueNode? InitialCount);

/// <summary>Fields that come later, together, and belong to the same usages.</summary>
internal sealed record DeferredGroup(DeferUsage[] Usages, SelectionPlan Plan);
