using System.Collections.Immutable;

namespace GraphQl.Validation;

/// <summary>How many items a field has at most: the largest of its slicing arguments, which may be variables.</summary>
/// <param name="Given">The largest that is written down.</param>
/// <param name="Variables">Those that a request gives.</param>
/// <param name="Otherwise">The length where neither tells one.</param>
/// <param name="Times">For lists of lists, the lengths of the inner ones.</param>
internal sealed record ListLength(int? Given, ImmutableArray<string> Variables, int Otherwise, double Times = 1)
{
    public static readonly ListLength One = new(1, [], 1);

    public bool IsKnown => Variables.IsEmpty;

    public double Evaluate(Func<string, object?> variables)
    {
        var longest = Given;
        foreach (var variable in Variables)
            if (variables(variable) is int size) longest = Math.Max(size, longest ?? 0);
        return Math.Max(0, longest ?? Otherwise) * Times;
    }
}
