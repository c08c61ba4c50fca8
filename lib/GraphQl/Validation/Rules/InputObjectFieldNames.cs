using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// An input object is given the fields it defines.
/// <see href="https://spec.graphql.org/September2025/#sec-Input-Object-Field-Names">§5.6.2</see>
/// </summary>
public static class InputObjectFieldNames
{
    private const string Section = "5.6.2";

    public static void Check(ValidationContext context)
    {
        foreach (var (node, type) in context.Survey.Literals)
        {
            if (context.IsFull) return;
            if (node is not ObjectValueNode value || type?.NullableType is not InputObjectType input) continue;
            foreach (var field in value.Fields)
            {
                var name = field.Name.Value;
                if (input.Fields.Contains(name)) continue;
                var hint = context.Options.Suggest ? Suggestion.Of(name, input.Fields.Select(known => known.Name)) : "";
                context.Report(Section, $"\"{input.Name}\" has no field \"{name}\".{hint}", field);
            }
        }
    }
}
