namespace GraphQl.TypeSystem;

/// <summary>
/// A directive has at least one place, its arguments have input types, and it does not lead back to itself.
/// <see href="https://spec.graphql.org/September2025/#sec-Type-System.Directives.Type-Validation">§3.13</see>
/// </summary>
internal static class DirectiveDefinitions
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        foreach (var directive in schema.DirectiveTypes)
        {
            var node = directive.Definition.Node;
            if (directive.Locations.Length == 0) errors.Add("3.13", $"{directive} may stand nowhere.", node);
            foreach (var location in directive.Locations.Where(location => !DirectiveLocation.All.Contains(location)))
                errors.Add("3.13", $"{directive} is for {location}, which is no place of a directive.", node);
            InputValues.Check(directive.Arguments, directive.ToString(), "3.13", errors);
            if (Reached(schema, directive).Contains(directive)) errors.Add("3.13", $"{directive} is used within itself.", node);
        }
    }

    /// <summary>The directives that stand at the arguments, at their types and all that these are made of, and so on.</summary>
    private static HashSet<DirectiveType> Reached(GraphQlSchema schema, DirectiveType from)
    {
        var (directives, types) = (new HashSet<DirectiveType>(), new HashSet<NamedType>());
        var open = new Stack<INamed>([from]);
        while (open.TryPop(out var next))
        {
            var (used, inputs) = next switch
            {
                DirectiveType directive => ([], directive.Arguments),
                InputObjectType input => (input.Directives, input.Fields),
                EnumType names =>
                    (names.Directives.AddRange(names.Values.SelectMany(value => value.Directives)), MemberMap<InputValue>.Empty),
                NamedType type => (type.Directives, MemberMap<InputValue>.Empty),
                _ => ([], MemberMap<InputValue>.Empty),
            };
            foreach (var name in used.Concat(inputs.SelectMany(input => input.Directives)).Select(directive => directive.Name.Value))
            {
                if (schema.FindDirective(name) is { } directive && directives.Add(directive)) open.Push(directive);
            }

            foreach (var input in inputs)
            {
                if (types.Add(input.Type.Innermost)) open.Push(input.Type.Innermost);
            }
        }

        return directives;
    }
}
