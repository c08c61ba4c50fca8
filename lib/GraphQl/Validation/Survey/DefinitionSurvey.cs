using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>What one operation or fragment uses by itself, without the fragments it spreads.</summary>
public sealed class DefinitionSurvey(ExecutableDefinitionNode definition)
{
    private readonly List<VariableUse> _variables = [];
    private readonly List<FragmentSpreadNode> _spreads = [];

    public ExecutableDefinitionNode Definition { get; } = definition;

    /// <summary>What a fragment is on; null for an operation.</summary>
    public NamedTypeNode? TypeCondition => (Definition as FragmentDefinitionNode)?.TypeCondition;

    public IReadOnlyList<VariableUse> Variables => _variables;

    public IReadOnlyList<FragmentSpreadNode> Spreads => _spreads;

    internal void Add(VariableUse variable) => _variables.Add(variable);

    internal void Add(FragmentSpreadNode spread) => _spreads.Add(spread);
}
