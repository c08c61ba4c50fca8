using System.Collections.Immutable;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>A part of a sum: the cost of a step, as often as a list is long.</summary>
internal readonly record struct CostTerm(ListLength Length, int Step);

/// <summary>
/// A cost that may depend on variables, made once for an operation and evaluated for each request. Each step is a sum or the
/// largest of steps before it, and is evaluated once however often it is used: what fragments share is not worked out again.
/// What depends on no variable is a number.
/// </summary>
internal sealed class CostProgram
{
    /// <summary>The step that costs nothing.</summary>
    public const int Nothing = 0;

    private readonly List<Step> _steps = [new(Cost.Zero, [], [])];

    public int Sum(Cost constant, IEnumerable<CostTerm> terms)
    {
        var left = ImmutableArray.CreateBuilder<CostTerm>();
        foreach (var term in terms)
        {
            if (term.Length.IsKnown && _steps[term.Step].IsConstant)
                constant += term.Length.Evaluate(static _ => default) * _steps[term.Step].Constant;
            else
                left.Add(term);
        }

        return Add(new(constant, left.DrainToImmutable(), []));
    }

    public int Largest(IReadOnlyCollection<int> alternatives) => alternatives.All(step => _steps[step].IsConstant)
        ? Add(new(alternatives.Aggregate(Cost.Zero, (most, step) => Cost.Max(most, _steps[step].Constant)), [], []))
        : Add(new(Cost.Zero, [], [.. alternatives]));

    /// <summary>The cost of the last step.</summary>
    public Cost Evaluate(Func<string, InputSlot> variables)
    {
        if (_steps[^1].IsConstant) return _steps[^1].Constant;
        var costs = new Cost[_steps.Count];
        for (var i = 0; i < costs.Length; i++)
        {
            var step = _steps[i];
            var cost = step.Constant;
            foreach (var term in step.Terms) cost += term.Length.Evaluate(variables) * costs[term.Step];
            foreach (var alternative in step.Alternatives) cost = Cost.Max(cost, costs[alternative]);
            costs[i] = cost;
        }

        return costs[^1];
    }

    private int Add(Step step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }

    private readonly record struct Step(Cost Constant, ImmutableArray<CostTerm> Terms, ImmutableArray<int> Alternatives)
    {
        public bool IsConstant => Terms.IsEmpty && Alternatives.IsEmpty;
    }
}
