namespace GraphQl.Validation;

/// <summary>How many different fields an operation has at its root, fragments opened.</summary>
public static class RootFieldLimit
{
    public const string Name = "rootFields";

    public static void Check(ValidationContext context, int max)
    {
        var sets = new FieldSets(context.Survey);
        foreach (var operation in context.Document.Operations)
        {
            var names = sets.FieldsOf(sets.Of([operation.SelectionSet])).Select(use => use.Node.ResponseName);
            if (names.Distinct().Skip(max).Any())
                context.Report(Name, $"The operation has more than {max} root fields.", operation);
        }
    }
}
