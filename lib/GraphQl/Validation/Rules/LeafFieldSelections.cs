using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// Objects, interfaces and unions have a selection of fields, scalars and enums have none.
/// <see href="https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections">§5.3.3</see>
/// </summary>
public static class LeafFieldSelections
{
    private const string Section = "5.3.3";

    public static void Check(ValidationContext context)
    {
        foreach (var (node, _, definition) in context.Survey.Fields)
        {
            if (definition is null) continue;
            var isComposite = definition.Type.Innermost is CompositeType;
            if (isComposite && node.SelectionSet is null)
                context.Report(Section, $"\"{node.Name}\" of type \"{definition.Type}\" needs a selection of fields.", node);
            else if (!isComposite && node.SelectionSet is { } set)
                context.Report(Section, $"\"{node.Name}\" of type \"{definition.Type}\" has no fields to select.", set);
        }
    }
}
