using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>Expands selection sets into the fields they hold, fragments opened.</summary>
internal sealed class FieldSets(DocumentSurvey survey)
{
    private readonly Dictionary<SelectionSetNode, int> _numbers = [];

    /// <summary>Selections looked at so far: the measure of the effort.</summary>
    public int Steps { get; private set; }

    public SelectionSets Of(IEnumerable<SelectionSetNode> sets)
    {
        var distinct = new List<SelectionSetNode>();
        var numbers = new SortedSet<int>();
        foreach (var set in sets)
        {
            if (!_numbers.TryGetValue(set, out var number)) _numbers[set] = number = _numbers.Count;
            if (numbers.Add(number)) distinct.Add(set);
        }

        return new([.. numbers], distinct);
    }

    /// <summary>What is selected of the fields, taken together.</summary>
    public SelectionSets Below(IEnumerable<FieldUse> fields) => Of(fields.Select(use => use.Node.SelectionSet).OfType<SelectionSetNode>());

    /// <summary>By response name, in the order first met.</summary>
    public IReadOnlyCollection<List<FieldUse>> Expand(SelectionSets sets)
    {
        var fields = new OrderedDictionary<string, List<FieldUse>>(StringComparer.Ordinal);
        foreach (var use in FieldsOf(sets))
        {
            if (!fields.TryGetValue(use.Node.ResponseName, out var same)) fields.Add(use.Node.ResponseName, same = []);
            same.Add(use);
        }

        return fields.Values;
    }

    public IEnumerable<FieldUse> FieldsOf(SelectionSets sets)
    {
        // A fragment adds nothing the second time, so cycles end as well.
        var spread = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<SelectionSetNode>(sets.Sets);
        while (open.TryDequeue(out var set))
        {
            Steps += set.Selections.Length;
            foreach (var selection in set.Selections)
            {
                if (selection is FieldNode field) yield return survey.UseOf(field);
                else if (selection is InlineFragmentNode inline) open.Enqueue(inline.SelectionSet);
                else if (selection is FragmentSpreadNode { Name.Value: var name } && spread.Add(name)
                    && survey.FindFragment(name) is { } fragment)
                    open.Enqueue(fragment.Definition.SelectionSet);
            }
        }
    }
}
