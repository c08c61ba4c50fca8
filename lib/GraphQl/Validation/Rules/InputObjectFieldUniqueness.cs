using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// A field of an input object is given once, in the values of custom scalars too.
/// <see href="https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness">§5.6.3</see>
/// </summary>
public static class InputObjectFieldUniqueness
{
    private const string Section = "5.6.3";

    public static void Check(ValidationContext context)
    {
        foreach (var literal in context.Survey.Literals)
        {
            if (literal.Node is not ObjectValueNode { Fields.Length: > 1 } value) continue;
            var first = new Dictionary<string, NameNode>(StringComparer.Ordinal);
            foreach (var field in value.Fields)
            {
                var name = field.Name;
                if (!first.TryAdd(name.Value, name))
                    context.Report(Section, $"The field \"{name}\" is given more than once.", first[name.Value], name);
            }
        }
    }
}
