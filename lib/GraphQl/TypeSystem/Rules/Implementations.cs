namespace GraphQl.TypeSystem;

/// <summary>
/// IsValidImplementation(): an interface is named once, with all that it implements itself, and what it promises is kept.
/// <see href="https://spec.graphql.org/September2025/#IsValidImplementation()">§3.6</see>
/// </summary>
internal static class Implementations
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        foreach (var type in schema.Types.OfType<ComplexType>())
        {
            var rule = type is ObjectType ? "3.6" : "3.7";
            foreach (var twice in type.Interfaces.GroupBy(found => found).Where(group => group.Count() > 1))
                errors.Add(rule, $"{type} implements {twice.Key} more than once.", type.Definition.Node);

            foreach (var promise in type.Interfaces.Distinct())
            {
                if (ReferenceEquals(promise, type)) errors.Add(rule, $"{type} implements itself.", type.Definition.Node);
                else CheckOne(type, promise, rule, errors);
            }
        }
    }

    private static void CheckOne(ComplexType type, InterfaceType promise, string rule, SchemaErrors errors)
    {
        // Naming all of them makes circles impossible: the circle would have to name itself.
        foreach (var inherited in promise.Interfaces.Where(inherited => !type.Interfaces.Contains(inherited)))
            errors.Add(rule, $"{type} implements {promise}, so it has to implement {inherited} too.", type.Definition.Node);

        foreach (var promised in promise.Fields)
        {
            if (type.Fields.TryGet(promised.Name, out var kept)) CheckField(type, kept, promise, promised, rule, errors);
            else errors.Add(rule, $"{type} implements {promise} without its field {promised.Name}.", type.Definition.Node);
        }
    }

    private static void CheckField(ComplexType type, Field kept, InterfaceType promise, Field promised, string rule, SchemaErrors errors)
    {
        var (at, from) = ($"{type}.{kept.Name}", $"{promise}.{promised.Name}");
        if (!kept.Type.IsSubTypeOf(promised.Type))
            errors.Add(
                rule, $"{at} gives {kept.Type}, but {from} promises {promised.Type}.", kept.Definition.Type, promised.Definition.Type);

        foreach (var argument in promised.Arguments)
        {
            var own = kept.Arguments[argument.Name];
            if (own is null) errors.Add(rule, $"{at} does not take {argument.Name}, as {from} promises.", kept.Definition.Node);
            else if (!ReferenceEquals(own.Type, argument.Type))
                errors.Add(rule, $"{at} takes {own.Name} as {own.Type}, but {from} promises {argument.Type}.", own.Definition.Type);
        }

        foreach (var own in kept.Arguments.Where(own => own.IsRequired && !promised.Arguments.Contains(own.Name)))
            errors.Add(rule, $"{at} requires {own.Name}, of which {from} knows nothing.", own.Definition.Node);

        if (kept.IsDeprecated && !promised.IsDeprecated)
            errors.Add("3.13.3", $"{at} is deprecated, but {from} is not.", kept.Definition.Node);
    }
}
