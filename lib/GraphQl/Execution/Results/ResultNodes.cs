using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// A response object or list while it is made. The tree is kept until all is resolved, so that an error can still take back what stands above it;
/// then it is written in one go.
/// </summary>
internal abstract class ResultNode(ResultNode? parent, int index, int count)
{
    public ResultNode? Parent { get; } = parent;

    /// <summary>Where this stands in its parent.</summary>
    public int Index { get; } = index;

    /// <summary>Nodes, values of leaf types as they are written, or null.</summary>
    public object?[] Values { get; } = new object?[count];

    /// <summary>An error took the node away; what is below need not go on.</summary>
    public bool IsGone { get; set; }

    public abstract bool IsNonNull(int index);

    /// <summary>A response name or a list index, for error paths.</summary>
    public abstract object Step(int index);
}

internal sealed class ObjectNode(ResultNode? parent, int index, SelectionPlan plan, object? source) : ResultNode(parent, index, plan.Fields.Length)
{
    public SelectionPlan Plan { get; } = plan;

    public object? Source { get; } = source;

    public override bool IsNonNull(int index) => Plan.Fields[index].Field.Type.IsNonNull;

    public override object Step(int index) => Plan.Fields[index].ResponseName;
}

internal sealed class ListNode(ResultNode parent, int index, ListType type, int count) : ResultNode(parent, index, count)
{
    public ListType Type { get; } = type;

    public override bool IsNonNull(int index) => Type.OfType.IsNonNull;

    public override object Step(int index) => index;
}
