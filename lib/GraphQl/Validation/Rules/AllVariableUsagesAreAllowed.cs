using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// A variable stands only where values of its type can. A nullable one may stand in a non-null position that a default rescues,
/// that of the variable or that of the position, but not in a field of a OneOf input object.
/// <see href="https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed">§5.8.5</see>
/// </summary>
public static class AllVariableUsagesAreAllowed
{
    private const string Section = "5.8.5";

    public static void Check(ValidationContext context)
    {
        foreach (var definition in context.Survey.Definitions)
        {
            if (context.IsFull) return;
            if (definition.Definition is not OperationDefinitionNode { VariableDefinitions: { Length: > 0 } variables }) continue;
            var byName = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
            foreach (var variable in variables) byName[variable.Variable.Name.Value] = variable;

            foreach (var use in context.Survey.ReachableFrom(definition).SelectMany(reached => reached.Variables))
            {
                if (use.Type is null || !byName.TryGetValue(use.Node.Name.Value, out var variable)) continue;
                if (context.Schema.FindType(variable.Type) is { } type && !IsAllowed(variable, type, use))
                    Report(context, variable, use);
            }
        }
    }

    /// <summary>
    /// IsVariableUsageAllowed().
    /// <see href="https://spec.graphql.org/September2025/#IsVariableUsageAllowed()">§5.8.5</see>
    /// </summary>
    private static bool IsAllowed(VariableDefinitionNode variable, GraphQlType variableType, VariableUse use)
    {
        if (use.IsOneOfField && !variableType.IsNonNull) return false;
        if (use.Type is not NonNullType { OfType: var nullable } || variableType.IsNonNull) return AreCompatible(variableType, use.Type!);
        var isRescued = variable.DefaultValue is not null and not NullValueNode || use.HasDefault;
        return isRescued && AreCompatible(variableType, nullable);
    }

    /// <summary>AreTypesCompatible(). <see href="https://spec.graphql.org/September2025/#AreTypesCompatible()">§5.8.5</see></summary>
    private static bool AreCompatible(GraphQlType variable, GraphQlType location) => (variable, location) switch
    {
        (NonNullType v, NonNullType l) => AreCompatible(v.OfType, l.OfType),
        (_, NonNullType) => false,
        (NonNullType v, _) => AreCompatible(v.OfType, location),
        (ListType v, ListType l) => AreCompatible(v.OfType, l.OfType),
        _ => ReferenceEquals(variable, location),
    };

    private static void Report(ValidationContext context, VariableDefinitionNode variable, VariableUse use)
    {
        var expected = use.IsOneOfField ? $"{use.Type!.NullableType}!" : use.Type!.ToString();
        var message = $"The variable \"${variable.Variable.Name}\" of type \"{variable.Type}\" stands where \"{expected}\" is expected.";
        context.Report(Section, message, variable, use.Node);
    }
}
