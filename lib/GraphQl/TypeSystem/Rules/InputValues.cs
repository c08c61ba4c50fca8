namespace GraphQl.TypeSystem;

/// <summary>
/// What holds for arguments and input fields alike. <see href="https://spec.graphql.org/September2025/#sec-Field-Arguments">§3.6.1</see>
/// </summary>
internal static class InputValues
{
    public static void Check(MemberMap<InputValue> values, string owner, string rule, SchemaErrors errors)
    {
        foreach (var twice in values.GroupBy(value => value.Name).Where(group => group.Count() > 1))
            errors.Add(rule, $"{owner} takes {twice.Key} more than once.", [.. twice.Select(value => value.Definition.Node)]);

        foreach (var value in values)
        {
            if (!value.Type.IsInputType)
                errors.Add(rule, $"{owner} takes {value.Name} as {value.Type}, which is for output alone.", value.Definition.Type);
            // §3.13.3: nobody could follow the advice not to use it.
            if (value is { IsRequired: true, IsDeprecated: true })
                errors.Add("3.13.3", $"{owner} requires {value.Name}, so it cannot be deprecated.", value.Definition.Node);
        }
    }
}
