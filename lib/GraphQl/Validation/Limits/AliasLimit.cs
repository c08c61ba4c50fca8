namespace GraphQl.Validation;

/// <summary>
/// How many aliases an operation has. They are how one request asks for the same thing a thousand times, past any limit on
/// the rate of requests.
/// </summary>
public static class AliasLimit
{
    public const string Name = "aliases";

    public static void Check(ValidationContext context, int max)
    {
        var aliases = Measure.Sum(context.Survey, (field, below) => below + (field.Alias is null ? 0 : 1));
        foreach (var (operation, value) in aliases.Operations())
            if (value > max) context.Report(Name, $"The operation has more than {max} aliases.", operation);
    }
}
