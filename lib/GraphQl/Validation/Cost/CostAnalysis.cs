using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// Turns an operation into a <see cref="CostProgram"/>: fields merged as they are executed, fragments opened, of abstract
/// types the most costly.
/// </summary>
/// <remarks>
/// A field costs its weight and that of its arguments once, and its type's weight with what is selected below as often as its list is long.
/// Introspection costs nothing: it has limits of its own.
/// </remarks>
internal sealed class CostAnalysis(DocumentSurvey survey, CostWeights weights, CostOptions options)
{
    /// <summary>Above what any document within the limit of depth has, and below what the stack has.</summary>
    private const int DepthMax = 300;

    private readonly FieldSets _sets = new(survey);
    private readonly Dictionary<(SelectionSets, ObjectType), int> _known = [];
    private readonly CostProgram _program = new();
    private readonly FieldCost _fields = new(weights, options);
    private int _depth;

    /// <summary>Null: there are more combinations to look at than allowed.</summary>
    public CostProgram? Analyse(OperationDefinitionNode operation, ObjectType root)
    {
        var whole = OfObject(_sets.Of([operation.SelectionSet]), root, FieldCost.NothingSized);
        if (IsOver) return null;
        _program.Sum(Cost.Zero, [new(ListLength.One, whole)]);
        return _program;
    }

    private bool IsOver => _sets.Steps > options.StepsMax || _depth > DepthMax;

    /// <summary>One value of a composite type with what is selected of it.</summary>
    private int Of(SelectionSets sets, CompositeType type, IReadOnlyDictionary<string, ListLength> sized) =>
        type is ObjectType one
            ? OfObject(sets, one, sized)
            : _program.Largest([.. type.PossibleTypes.Select(possible => OfObject(sets, possible, sized)).Distinct()]);

    private int OfObject(SelectionSets sets, ObjectType type, IReadOnlyDictionary<string, ListLength> sized)
    {
        // Noted before it is known: of a cycle, which another rule refuses, the way back costs nothing.
        if (IsOver || !_known.TryAdd((sets, type), CostProgram.Nothing)) return _known.GetValueOrDefault((sets, type));
        var (constant, terms) = (new Cost(0, weights.Of(type)), new List<CostTerm>());
        foreach (var same in _sets.Expand(sets))
        {
            var applying = same.FindAll(use => use.Definition is not null && use.Parent!.PossibleTypes.Contains(type));
            if (applying.Count == 0 || type.Fields[applying[0].Node.Name.Value] is not { } field) continue;

            constant += _fields.Own(field, applying[0].Node);
            var length = _fields.LengthOf(field, applying[0].Node, sized);
            terms.Add(new(length, Below(field, applying)));
        }

        return _known[(sets, type)] = _program.Sum(constant, terms);
    }

    private int Below(Field field, List<FieldUse> uses)
    {
        if (field.Type.Innermost is not CompositeType type)
            return _program.Sum(new(0, weights.Of(field.Type.Innermost)), []);

        _depth++;
        var step = Of(_sets.Below(uses), type, _fields.SizedBy(field, uses[0].Node));
        if (!IsOver) _depth--;
        return step;
    }
}
