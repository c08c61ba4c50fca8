using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// What an operation costs, worked out as far as its document tells it; the variables of a request tell the rest, before anything runs.
/// <see href="https://ibm.github.io/graphql-specs/cost-spec.html">GraphQL Cost Directives</see>
/// </summary>
public sealed class CostPlan
{
    public const string Rule = "cost";

    private readonly CostProgram? _program;
    private readonly CostOptions _options;
    private readonly IReadOnlyList<SourceLocation> _locations;

    private CostPlan(CostProgram? program, CostOptions options, IReadOnlyList<SourceLocation> locations) =>
        (_program, _options, _locations) = (program, options, locations);

    /// <summary>The plan of one operation of a document that is valid.</summary>
    public static CostPlan Of(
        GraphQlSchema schema, DocumentNode document, OperationDefinitionNode operation, CostWeights weights, CostOptions? options = null)
    {
        var chosen = options ?? CostOptions.Default;
        var analysis = new CostAnalysis(DocumentSurvey.Of(schema, document), weights, chosen);
        var root = schema.RootType(operation.Operation);
        return new(root is null ? null : analysis.Analyse(operation, root), chosen, [document.LocationOf(operation)]);
    }

    /// <summary>What a request costs, given its coerced variables; infinite where working it out would itself cost too much.</summary>
    public Cost Evaluate(Func<string, InputSlot> variables) =>
        _program?.Evaluate(variables) ?? new(double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>The request error of an operation that costs more than allowed; null for others.</summary>
    public GraphQlError? Check(Cost cost)
    {
        if (cost.Field <= _options.FieldCostMax && cost.Type <= _options.TypeCostMax) return null;
        var text = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"The operation costs too much: " +
            $"fields {Of(cost.Field, _options.FieldCostMax)}, objects {Of(cost.Type, _options.TypeCostMax)}.");
        return new(text) { Rule = Rule, Locations = _locations };

        static FormattableString Of(double cost, double max) => $"{cost:0.##} of {max}";
    }
}
