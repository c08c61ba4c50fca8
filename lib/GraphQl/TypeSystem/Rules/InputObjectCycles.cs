namespace GraphQl.TypeSystem;

/// <summary>
/// No input object requires itself: such a value would have no end.
/// <see href="https://spec.graphql.org/September2025/#sec-Input-Objects.Circular-References">§3.10</see>
/// </summary>
internal static class InputObjectCycles
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        var finished = new HashSet<InputObjectType>();
        foreach (var type in schema.Types.OfType<InputObjectType>()) Visit(type, [], finished, errors);
    }

    private static void Visit(InputObjectType type, List<InputObjectType> path, HashSet<InputObjectType> finished, SchemaErrors errors)
    {
        if (path.Contains(type))
        {
            var circle = string.Join(", ", path.SkipWhile(other => other != type).Select(other => other.Name));
            errors.Add("3.10", $"{type} requires itself: {circle}.", type.Definition.Node);
            return;
        }

        if (finished.Contains(type)) return;
        path.Add(type);
        foreach (var field in type.Fields)
        {
            // A list ends the circle: it may be empty.
            if (field.Type is NonNullType { OfType: InputObjectType next }) Visit(next, path, finished, errors);
        }

        path.RemoveAt(path.Count - 1);
        finished.Add(type);
    }
}
