using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>An operation under one answer to its conditions, ready to run. Shared by all requests that agree in them.</summary>
internal sealed class OperationPlan
{
    private readonly CompiledOperation _operation;
    private int _ids = -1;

    public OperationPlan(CompiledOperation operation, Conditions conditions)
    {
        _operation = operation;
        Conditions = conditions;
        Root = SelectionPlan.Compile(this, operation.RootType, [operation.Node.SelectionSet]);
    }

    public GraphQlSchema Schema => _operation.Document.Schema;

    public DocumentNode Document => _operation.Document.Node;

    public Conditions Conditions { get; }

    public SelectionPlan Root { get; }

    /// <summary>More than the number of every field plan there is now.</summary>
    public int IdCount => Volatile.Read(ref _ids) + 1;

    public int NextId() => Interlocked.Increment(ref _ids);

    public FragmentDefinitionNode? FindFragment(string name) => _operation.Document.FindFragment(name);
}
