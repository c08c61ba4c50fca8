using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// No two fragments have one name.
/// <see href="https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness">§5.5.1.1</see>
/// </summary>
public static class FragmentNameUniqueness
{
    private const string Section = "5.5.1.1";

    public static void Check(ValidationContext context)
    {
        var first = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var fragment in context.Document.Fragments)
        {
            var name = fragment.Name;
            if (!first.TryAdd(name.Value, name))
                context.Report(Section, $"There is more than one fragment named \"{name}\".", first[name.Value], name);
        }
    }
}
