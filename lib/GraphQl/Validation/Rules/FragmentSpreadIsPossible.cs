using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// A fragment is on a type that its place can have: the two types, each as the set of its possible object types, have one in common.
/// That covers objects in objects (.1), abstract types in objects (.2), objects in abstract types (.3) and abstract types
/// in abstract types (.4).
/// <see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible">§5.5.2.3</see>
/// </summary>
public static class FragmentSpreadIsPossible
{
    private const string Section = "5.5.2.3";

    public static void Check(ValidationContext context)
    {
        foreach (var (node, parent) in context.Survey.Fragments)
        {
            var condition = node switch
            {
                InlineFragmentNode inline => inline.TypeCondition,
                FragmentSpreadNode spread => context.Survey.FindFragment(spread.Name.Value)?.TypeCondition,
                _ => null,
            };
            if (parent is null || condition is null) continue;
            if (context.Schema.FindType(condition.Name.Value) is not CompositeType type || GraphQlSchema.Overlap(parent, type)) continue;
            context.Report(Section, $"A fragment on \"{type.Name}\" never applies where the type is \"{parent.Name}\".", node);
        }
    }
}
