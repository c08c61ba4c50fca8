using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary><c>@stream</c> stands at fields that give lists.</summary>
public static class StreamOnLists
{
    public const string Name = "stream on lists";

    public static void Check(ValidationContext context)
    {
        foreach (var (node, _, definition) in context.Survey.Fields)
        {
            if (definition is null || definition.Type.NullableType is ListType) continue;
            foreach (var directive in node.Directives.Where(directive => directive.Name.Value == "stream"))
                context.Report(Name, $"\"{node.Name}\" gives no list that could be streamed.", directive);
        }
    }
}
