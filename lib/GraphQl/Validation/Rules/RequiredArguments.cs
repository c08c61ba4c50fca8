using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// An argument that is neither nullable nor has a default is given. A literal null in its place is left to §5.6.1.
/// <see href="https://spec.graphql.org/September2025/#sec-Required-Arguments">§5.4.3</see>
/// </summary>
public static class RequiredArguments
{
    private const string Section = "5.4.3";

    public static void Check(ValidationContext context)
    {
        foreach (var use in context.Survey.Arguments)
        {
            foreach (var definition in use.Definitions ?? MemberMap<InputValue>.Empty)
            {
                if (!definition.IsRequired || use.Arguments.Any(argument => argument.Name.Value == definition.Name)) continue;
                context.Report(Section, $"The argument \"{definition.Name}\" of {use.OwnerName} is required.", use.Owner);
            }
        }
    }
}
