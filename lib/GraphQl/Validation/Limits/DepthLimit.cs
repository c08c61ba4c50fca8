namespace GraphQl.Validation;

/// <summary>How many fields stand below each other in an operation, fragments opened.</summary>
public static class DepthLimit
{
    public const string Name = "depth";

    public static void Check(ValidationContext context, int max)
    {
        var depth = Measure.Highest(context.Survey, (field, below) => field.Name.Value is "__schema" or "__type" ? 1 : below + 1);
        foreach (var (operation, value) in depth.Operations())
            if (value > max) context.Report(Name, $"The operation selects fields deeper than {max}.", operation);
    }
}
