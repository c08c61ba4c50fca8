using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// A list whose length is told by one of several arguments is given exactly one of them, or none where one has a default.
/// <see href="https://ibm.github.io/graphql-specs/cost-spec.html#sec-requireOneSlicingArgument">requireOneSlicingArgument</see>
/// </summary>
public static class OneSlicingArgument
{
    public const string Name = "slicingArguments";

    public static void Check(ValidationContext context, CostWeights weights)
    {
        foreach (var (node, _, definition) in context.Survey.Fields)
        {
            if (definition is null || weights.SizeOf(definition) is not { RequiresOneSlicingArgument: true } sizing) continue;
            var names = sizing.SlicingArguments;
            var given = node.Arguments.Count(argument => names.Contains(argument.Name.Value) && argument.Value is not NullValueNode);
            var isRescued = given == 0 && names.Any(name => definition.Arguments[name]?.DefaultValue is not null and not NullValueNode);
            if (given != 1 && !isRescued)
                context.Report(Name, $"\"{node.Name}\" needs exactly one of the arguments {string.Join(", ", names.Distinct())}.", node);
        }
    }
}
