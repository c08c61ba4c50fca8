using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// A response object or list while it is made. The tree is kept until all is resolved, so that an error can still take back what stands
/// above it; then it is written in one go.
/// </summary>
internal abstract class ResultNode(ResultNode? parent, int index, int count, WorkUnit unit)
{
    public ResultNode? Parent { get; } = parent;

    /// <summary>Where this stands in its parent.</summary>
    public int Index { get; } = index;

    /// <summary>Nodes, values of leaf types as they are written, or null.</summary>
    public object?[] Values { get; } = new object?[count];

    /// <summary>The part of the response that this belongs to.</summary>
    public WorkUnit Unit { get; } = unit;

    /// <summary>An error took the node away; what is below need not go on.</summary>
    public bool IsGone { get; set; }

    public abstract bool IsNonNull(int index);

    /// <summary>A response name or a list index, for error paths.</summary>
    public abstract object Step(int index);

    /// <summary>Response names and indices from the root to a place of this node.</summary>
    public List<object> PathTo(int index)
    {
        var path = new List<object>();
        for (var at = this; at is not null; (index, at) = (at.Index, at.Parent)) path.Add(at.Step(index));
        path.Reverse();
        return path;
    }

    /// <summary>Whether this or anything above it was taken away.</summary>
    public bool IsDetached()
    {
        for (var at = this; at is not null; at = at.Parent)
        {
            if (at.IsGone) return true;
        }

        return false;
    }
}

internal sealed class ObjectNode(ResultNode? parent, int index, SelectionPlan plan, object? source, WorkUnit unit)
    : ResultNode(parent, index, plan.Fields.Length, unit)
{
    public SelectionPlan Plan { get; } = plan;

    public object? Source { get; } = source;

    /// <summary>The fragments to come at this object and above it; null where there are none.</summary>
    public DeferScope? Defers { get; set; }

    public override bool IsNonNull(int index) => Plan.Fields[index].Field.Type.IsNonNull;

    public override object Step(int index) => Plan.Fields[index].ResponseName;
}

internal sealed class ListNode(ResultNode parent, int index, ListType type, int count, WorkUnit unit, int offset = 0)
    : ResultNode(parent, index, count, unit)
{
    public ListType Type { get; } = type;

    public override bool IsNonNull(int index) => Type.OfType.IsNonNull;

    /// <summary>A part of a list counts from where it stands in the whole.</summary>
    public override object Step(int index) => index + offset;
}
