namespace GraphQl.Validation;

/// <summary>What an operation may cost, and what is assumed where the schema does not say.</summary>
public sealed record CostOptions
{
    public static readonly CostOptions Default = new();

    /// <summary>Work: resolvers that run, with their arguments.</summary>
    public double FieldCostMax { get; init; } = 10_000;

    /// <summary>Answer: objects that are returned.</summary>
    public double TypeCostMax { get; init; } = 10_000;

    /// <summary>The length of a list that no <c>@listSize</c> tells.</summary>
    public int ListSizeAssumed { get; init; } = 10;

    /// <summary>How many selections the analysis may look at; a document beyond that is refused as too costly.</summary>
    public int StepsMax { get; init; } = 100_000;
}
