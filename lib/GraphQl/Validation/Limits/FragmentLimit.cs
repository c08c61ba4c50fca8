namespace GraphQl.Validation;

/// <summary>How many fragments a document has. Checked before anything opens them.</summary>
public static class FragmentLimit
{
    public const string Name = "fragments";

    public static void Check(ValidationContext context, int max)
    {
        var excess = context.Document.Fragments.Skip(max).FirstOrDefault();
        if (excess is not null) context.Report(Name, $"The document has more than {max} fragments.", excess);
    }
}
