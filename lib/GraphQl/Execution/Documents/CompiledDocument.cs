using System.Collections.Immutable;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// A document that was parsed and validated once, or the errors that this gave.
/// <see href="https://spec.graphql.org/September2025/#sec-Validation">§5</see>
/// </summary>
internal sealed class CompiledDocument
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly ImmutableArray<CompiledOperation> _operations = [];

    public CompiledDocument(GraphQlSchema schema, DocumentNode node)
    {
        Schema = schema;
        Node = node;
        ConditionVariables = Conditions.VariablesOf(node);
        IsIncremental = (schema.FindDirective("defer") ?? schema.FindDirective("stream")) is not null && Conditions.IsIncremental(node);
        foreach (var fragment in node.Fragments) _fragments.TryAdd(fragment.Name.Value, fragment);
        _operations =
            [.. node.Operations.Select(operation => new CompiledOperation(this, operation, schema.RootType(operation.Operation)!))];
    }

    public GraphQlSchema Schema { get; }

    public DocumentNode Node { get; }

    public ImmutableArray<string> ConditionVariables { get; }

    /// <summary>Parts of a response may come later: the schema has the directives for it and the document uses one.</summary>
    public bool IsIncremental { get; }

    public FragmentDefinitionNode? FindFragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>
    /// GetOperation(); null where the name says none, or says nothing and there is not exactly one.
    /// <see href="https://spec.graphql.org/September2025/#GetOperation()">§6.1</see>
    /// </summary>
    public CompiledOperation? FindOperation(string? name)
    {
        if (name is null) return _operations.Length == 1 ? _operations[0] : null;
        return _operations.FirstOrDefault(operation => operation.Node.Name?.Value == name);
    }
}
