namespace GraphQl.Validation;

/// <summary>
/// What an operation costs at most: the work of its fields and the objects of its answer.
/// <see href="https://ibm.github.io/graphql-specs/cost-spec.html#sec-Cost">Cost</see>
/// </summary>
public readonly record struct Cost(double Field, double Type)
{
    public static readonly Cost Zero;

    public static Cost operator +(Cost a, Cost b) => new(a.Field + b.Field, a.Type + b.Type);

    public static Cost operator *(double times, Cost cost) => new(times * cost.Field, times * cost.Type);

    /// <summary>The larger of each.</summary>
    public static Cost Max(Cost a, Cost b) => new(Math.Max(a.Field, b.Field), Math.Max(a.Type, b.Type));
}
