using System.Collections.Immutable;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>How many items a field has at most: the largest of its slicing arguments, which may be variables.</summary>
/// <param name="Given">The largest that is written down.</param>
/// <param name="Variables">Those that a request gives.</param>
/// <param name="Otherwise">The length where neither tells one.</param>
/// <param name="Times">For lists of lists, the lengths of the inner ones.</param>
internal sealed record ListLength(int? Given, ImmutableArray<SlicingVariable> Variables, int Otherwise, double Times = 1)
{
    public static readonly ListLength One = new(1, [], 1);

    public bool IsKnown => Variables.IsEmpty;

    public double Evaluate(Func<string, InputSlot> variables)
    {
        var longest = Given;
        foreach (var variable in Variables)
            if (variable.SizeIn(variables) is { } size) longest = Math.Max(size, longest ?? 0);
        return Math.Max(0, longest ?? Otherwise) * Times;
    }
}

/// <summary>A variable that stands at a slicing argument, with what holds where a request does not give it.</summary>
internal readonly record struct SlicingVariable(string Name, int? Default)
{
    /// <summary>Null is no size; but an absent variable leaves its argument absent, so that the argument's default counts.</summary>
    public int? SizeIn(Func<string, InputSlot> variables)
    {
        var slot = variables(Name);
        return slot.IsPresent ? slot.Value as int? : Default;
    }
}
