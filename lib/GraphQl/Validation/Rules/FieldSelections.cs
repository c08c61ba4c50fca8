using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// A selected field is one of its parent type; unions have <c>__typename</c> alone.
/// <see href="https://spec.graphql.org/September2025/#sec-Field-Selections">§5.3.1</see>
/// </summary>
public static class FieldSelections
{
    private const string Section = "5.3.1";

    public static void Check(ValidationContext context)
    {
        foreach (var (node, parent, definition) in context.Survey.Fields)
        {
            if (context.IsFull) return;
            if (parent is null || definition is not null) continue;
            var name = node.Name.Value;
            var known = (parent as ComplexType)?.Fields ?? MemberMap<Field>.Empty;
            var hint = context.Options.Suggest ? Suggestion.Of(name, known.Select(field => field.Name)) : "";
            context.Report(Section, $"\"{parent.Name}\" has no field \"{name}\".{hint}", node);
        }
    }
}
