using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>The two halves of <see cref="FieldSelectionMerging"/> over one document.</summary>
internal sealed class FieldMerge
{
    private readonly ValidationContext _context;
    private readonly FieldSets _sets;
    private readonly HashSet<SelectionSets> _shapesChecked = [];
    private readonly HashSet<SelectionSets> _namesChecked = [];
    private readonly HashSet<(FieldNode, FieldNode)> _reported = [];
    private readonly Dictionary<FieldNode, string> _arguments = [];

    public FieldMerge(ValidationContext context)
    {
        _context = context;
        _sets = new(context.Survey);
    }

    private bool IsOver => _context.IsFull || _sets.Steps > _context.Options.MergingStepsMax;

    public void Check(SelectionSetNode root)
    {
        if (IsOver) return;
        var sets = _sets.Of([root]);
        Descend(sets, _shapesChecked, CheckShapes);
        Descend(sets, _namesChecked, CheckNames);
        if (_sets.Steps > _context.Options.MergingStepsMax)
            _context.Report(FieldSelectionMerging.Section, "The fragments of the document combine in too many ways to be checked.", root);
    }

    /// <summary>
    /// Level by level, each combination of selection sets once. A queue, for fragments that form a cycle give very many levels.
    /// </summary>
    private void Descend(SelectionSets root, HashSet<SelectionSets> seen, Func<List<FieldUse>, IEnumerable<SelectionSets>> check)
    {
        var open = new Queue<SelectionSets>();
        if (seen.Add(root)) open.Enqueue(root);
        while (!IsOver && open.TryDequeue(out var sets))
        {
            foreach (var same in _sets.Expand(sets))
            {
                foreach (var below in check(same))
                    if (!below.IsEmpty && seen.Add(below)) open.Enqueue(below);
            }
        }
    }

    /// <summary>
    /// SameResponseShape(), for fields of all parents.
    /// <see href="https://spec.graphql.org/September2025/#SameResponseShape()">§5.3.2</see>
    /// </summary>
    private IEnumerable<SelectionSets> CheckShapes(List<FieldUse> same)
    {
        FieldUse? known = null;
        foreach (var use in same)
        {
            if (use.Definition is null || IsMeta(use.Node)) continue;
            if (known is not { } first) known = use;
            else if (!HaveSameShape(first.Definition!.Type, use.Definition.Type))
                Report(first, use, $"they give values of different types, \"{first.Definition.Type}\" and \"{use.Definition.Type}\"");
        }

        return [_sets.Below(same)];
    }

    /// <summary>
    /// Same field, same arguments, where parents can be one object: fields of an object type among themselves,
    /// and fields of interfaces (or of types unknown) with all others.
    /// </summary>
    private IEnumerable<SelectionSets> CheckNames(List<FieldUse> same)
    {
        var byParent = same.ToLookup(use => use.Parent as ObjectType);
        var ofAny = byParent[null].ToArray();
        CheckSame(ofAny);
        if (ofAny.Length == same.Count) return [_sets.Below(ofAny)];

        var below = new List<SelectionSets>();
        foreach (var ofOne in byParent)
        {
            if (ofOne.Key is null) continue;
            CheckSame([.. ofAny.Take(1), .. ofOne]);
            below.Add(_sets.Below([.. ofAny, .. ofOne]));
        }

        return below;
    }

    private void CheckSame(ReadOnlySpan<FieldUse> fields)
    {
        for (var i = 1; i < fields.Length; i++)
        {
            var (first, other) = (fields[0].Node, fields[i].Node);
            if (first.Name.Value != other.Name.Value)
                Report(fields[0], fields[i], $"\"{first.Name}\" and \"{other.Name}\" are different fields");
            else if (ArgumentsOf(first) != ArgumentsOf(other))
                Report(fields[0], fields[i], "their arguments differ");
        }
    }

    private string ArgumentsOf(FieldNode field)
    {
        if (field.Arguments.IsEmpty) return "";
        if (_arguments.TryGetValue(field, out var text)) return text;
        text = CanonicalValue.Of(field.Arguments);

        // An argument given twice (§5.4.2) has no one meaning that could be that of another field.
        if (field.Arguments.DistinctBy(argument => argument.Name.Value).Count() < field.Arguments.Length) text += $"#{_arguments.Count}";
        return _arguments[field] = text;
    }

    /// <summary>
    /// The reference implementation does not know the types of meta fields here, and clients check their documents by it.
    /// </summary>
    private static bool IsMeta(FieldNode field) => field.Name.Value.StartsWith("__", StringComparison.Ordinal);

    private static bool HaveSameShape(GraphQlType a, GraphQlType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => HaveSameShape(x.OfType, y.OfType),
        (ListType x, ListType y) => HaveSameShape(x.OfType, y.OfType),
        // What is selected of them is compared below.
        (CompositeType, CompositeType) => true,
        _ => ReferenceEquals(a, b),
    };

    private void Report(FieldUse a, FieldUse b, string why)
    {
        if (!_reported.Add((a.Node, b.Node))) return;
        var message = $"Fields with the response name \"{a.Node.ResponseName}\" cannot be merged: {why}. Give one of them an alias.";
        _context.Report(FieldSelectionMerging.Section, message, a.Node, b.Node);
    }
}
