using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// Whether introspection is answered, and how many of its lists stand below each other: types have fields, which have types,
/// which have fields … and the answer multiplies at every step.
/// <see href="https://spec.graphql.org/September2025/#sec-Introspection">§4</see>
/// </summary>
public static class IntrospectionLimit
{
    public const string Name = "introspection";

    public static void Check(ValidationContext context, bool isAllowed, int listsMax)
    {
        if (!isAllowed) Refuse(context);
        var lists = Measure.Highest(context.Survey, (field, below) => below + (IsList(context.Survey.UseOf(field)) ? 1 : 0));
        foreach (var (operation, value) in lists.Operations())
            if (value > listsMax) context.Report(Name, $"Introspection goes deeper than {listsMax} lists.", operation);
    }

    private static void Refuse(ValidationContext context)
    {
        foreach (var use in context.Survey.Fields)
            if (use.Node.Name.Value is "__schema" or "__type") context.Report(Name, "This service does not tell its schema.", use.Node);
    }

    /// <summary>A field of an introspection type, not one of a type of the service that is named alike.</summary>
    private static bool IsList(FieldUse use) =>
        use.Node.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields"
        && use.Parent is { } parent && parent.Name.StartsWith("__", StringComparison.Ordinal);
}
