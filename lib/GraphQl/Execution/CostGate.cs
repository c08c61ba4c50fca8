using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Execution;

/// <summary>Works out what a request costs before it runs: from the plan of its operation, made once, and its variables.</summary>
internal sealed class CostGate(GraphQlSchema schema, CostOptions options)
{
    private readonly CostWeights _weights = CostWeights.Of(schema);

    /// <summary>What a document has to say for its cost to be known.</summary>
    public ValidationRule Rule => context => OneSlicingArgument.Check(context, _weights);

    /// <summary>The cost as it is told under <c>extensions</c>, and an error where it is too much.</summary>
    public (GraphQlError? Refusal, IReadOnlyDictionary<string, object?> Extensions) CostOf(
        CompiledOperation operation, CoercedVariables variables)
    {
        operation.Cost ??= CostPlan.Of(schema, operation.Document.Node, operation.Node, _weights, options);
        var cost = operation.Cost.Evaluate(variables.Find);
        var told = new Dictionary<string, object?> { ["fieldCost"] = Told(cost.Field), ["typeCost"] = Told(cost.Type) };
        return (operation.Cost.Check(cost), new Dictionary<string, object?> { ["cost"] = told });
    }

    // JSON has no infinity; it stands for a cost that would itself cost too much to work out.
    private static double? Told(double cost) => double.IsFinite(cost) ? cost : null;
}
