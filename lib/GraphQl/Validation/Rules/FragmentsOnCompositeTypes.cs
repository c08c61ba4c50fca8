using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// A fragment is on an object, an interface or a union, for others have no fields.
/// <see href="https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types">§5.5.1.3</see>
/// </summary>
public static class FragmentsOnCompositeTypes
{
    private const string Section = "5.5.1.3";

    public static void Check(ValidationContext context)
    {
        foreach (var condition in context.Survey.TypeConditions)
        {
            if (context.Schema.FindType(condition.Name.Value) is { } type and not CompositeType)
                context.Report(Section, $"A fragment cannot be on \"{type.Name}\", which has no fields.", condition);
        }
    }
}
