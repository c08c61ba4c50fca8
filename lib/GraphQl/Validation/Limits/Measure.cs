using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// A number for each selection set, fragments opened, in time linear in the document: a fragment is measured once, those it
/// spreads before it. Of a cycle, which another rule refuses, the way back counts nothing.
/// </summary>
internal sealed class Measure(DocumentSurvey survey, Func<FieldNode, long, long> ofField, Func<long, long, long> join)
{
    /// <summary>Far above any bound and far below an overflow of the next sum.</summary>
    private const long Huge = long.MaxValue / 4;

    private readonly Dictionary<DefinitionSurvey, long> _fragments = [];

    /// <summary>The deepest.</summary>
    public static Measure Highest(DocumentSurvey survey, Func<FieldNode, long, long> ofField) => new(survey, ofField, Math.Max);

    /// <summary>All together, a fragment as often as it is spread.</summary>
    public static Measure Sum(DocumentSurvey survey, Func<FieldNode, long, long> ofField) => new(survey, ofField, (a, b) => a + b);

    public IEnumerable<(OperationDefinitionNode Operation, long Value)> Operations()
    {
        foreach (var fragment in survey.FragmentsInnermostFirst()) _fragments[fragment] = Of(fragment.Definition.SelectionSet);
        foreach (var definition in survey.Definitions)
            if (definition.Definition is OperationDefinitionNode operation) yield return (operation, Of(operation.SelectionSet));
    }

    private long Of(SelectionSetNode set)
    {
        var value = 0L;
        foreach (var selection in set.Selections) value = Math.Min(Huge, join(value, Of(selection)));
        return value;
    }

    private long Of(SelectionNode selection) => selection switch
    {
        FieldNode field => ofField(field, field.SelectionSet is { } set ? Of(set) : 0),
        InlineFragmentNode inline => Of(inline.SelectionSet),
        FragmentSpreadNode spread when survey.FindFragment(spread.Name.Value) is { } fragment => _fragments.GetValueOrDefault(fragment),
        _ => 0,
    };
}
