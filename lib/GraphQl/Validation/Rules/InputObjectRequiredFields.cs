using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// A field of an input object that is neither nullable nor has a default is given. A literal null in its place is left to §5.6.1.
/// <see href="https://spec.graphql.org/September2025/#sec-Input-Object-Required-Fields">§5.6.4</see>
/// </summary>
public static class InputObjectRequiredFields
{
    private const string Section = "5.6.4";

    public static void Check(ValidationContext context)
    {
        foreach (var (node, type) in context.Survey.Literals)
        {
            if (node is not ObjectValueNode value || type?.NullableType is not InputObjectType input) continue;
            foreach (var definition in input.Fields)
            {
                if (definition.IsRequired && !value.Fields.Any(field => field.Name.Value == definition.Name))
                    context.Report(Section, $"The field \"{definition.Name}\" of \"{input.Name}\" is required.", value);
            }
        }
    }
}
