using System.Collections.Concurrent;
using System.Collections.Frozen;
using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Execution;

/// <summary>A valid operation with its root type and its plans.</summary>
internal sealed class CompiledOperation(CompiledDocument document, OperationDefinitionNode node, ObjectType rootType)
{
    // Only so many combinations of conditions are kept; a caller who tries them all compiles each anew.
    private const int PlansMax = 32;

    private readonly ConcurrentDictionary<ulong, OperationPlan> _plans = new();
    private OperationPlan? _unconditional;

    public CompiledDocument Document { get; } = document;

    public OperationDefinitionNode Node { get; } = node;

    public ObjectType RootType { get; } = rootType;

    public OperationType Kind => Node.Operation;

    /// <summary>What it costs, worked out when it is first asked for.</summary>
    public CostPlan? Cost { get; set; }

    /// <summary>
    /// The plan for the conditions as these variables have them. Fails with <see cref="CoercionException"/> where one is null.
    /// </summary>
    /// <param name="variables">Coerced.</param>
    /// <param name="isIncremental">The caller takes a response in parts.</param>
    public OperationPlan PlanFor(CoercedVariables variables, bool isIncremental)
    {
        var names = Document.ConditionVariables;
        isIncremental &= Document.IsIncremental;
        if (names.Length == 0 && !isIncremental) return _unconditional ??= new(this, new(_ => null), isIncremental);

        bool? ValueOf(string name) => variables.Find(name).Value as bool?;
        var mask = isIncremental ? 1ul : 0ul;
        var isKept = names.Length < 32;
        for (var i = 0; i < names.Length && isKept; i++)
            mask |= (ValueOf(names[i]) switch { true => 1ul, false => 2ul, null => 0ul }) << (2 * (i + 1));
        if (isKept && _plans.TryGetValue(mask, out var plan)) return plan;

        // A plan outlives the request, so it must not hold on to the variables of one.
        var values = names.ToFrozenDictionary(name => name, ValueOf);
        plan = new(this, new(name => values.GetValueOrDefault(name)), isIncremental);
        if (isKept && _plans.Count < PlansMax) _plans.TryAdd(mask, plan);
        return plan;
    }
}
