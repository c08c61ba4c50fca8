namespace GraphQl.Validation;

/// <summary>Bounds of validation itself. What a document may ask for is bounded by the rules in <c>Limits</c>.</summary>
public sealed record ValidationOptions
{
    public static readonly ValidationOptions Default = new();

    /// <summary>Checking ends with this many errors: nobody reads more, and a hostile document would have no end of them.</summary>
    public int ErrorsMax { get; init; } = 100;

    /// <summary>
    /// How many selections the merging of fields (§5.3.2) may look at. It is linear in what people write, but a document of fragments
    /// made for it could have more combinations than there is time for; such a one is refused.
    /// </summary>
    public int MergingStepsMax { get; init; } = 200_000;

    /// <summary>Whether messages name what was probably meant. Off, a schema that is kept secret is not told piece by piece.</summary>
    public bool Suggest { get; init; } = true;
}
