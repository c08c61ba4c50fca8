using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>An operation under one answer to its conditions, ready to run. Shared by all requests that agree in them.</summary>
internal sealed class OperationPlan
{
    private readonly CompiledOperation _operation;
    private int _ids = -1;

    public OperationPlan(CompiledOperation operation, Conditions conditions, bool isIncremental)
    {
        (_operation, Conditions, IsIncremental) = (operation, conditions, isIncremental);
        Root = SelectionPlan.Compile(this, operation.RootType, [new(operation.Node.SelectionSet, null)], []);
    }

    public GraphQlSchema Schema => _operation.Document.Schema;

    public DocumentNode Document => _operation.Document.Node;

    public OperationType Kind => _operation.Kind;

    public Conditions Conditions { get; }

    /// <summary>The response may come in parts.</summary>
    public bool IsIncremental { get; }

    public SelectionPlan Root { get; }

    /// <summary>More than the number of every field plan there is now.</summary>
    public int IdCount => Volatile.Read(ref _ids) + 1;

    public int NextId() => Interlocked.Increment(ref _ids);

    public FragmentDefinitionNode? FindFragment(string name) => _operation.Document.FindFragment(name);

    /// <summary>The <c>@defer</c> of a fragment, where it is to be followed.</summary>
    public DirectiveNode? Deferred(SelectionNode selection) =>
        IsIncremental && selection.Find("defer") is { } directive && Conditions.Applies(directive) ? directive : null;

    /// <summary>The <c>@stream</c> of a field, where it is to be followed.</summary>
    public StreamUsage? Streamed(FieldNode field) =>
        IsIncremental && field.Find("stream") is { } directive && Conditions.Applies(directive)
            ? new(directive.Label(), directive.Argument("initialCount"))
            : null;
}
