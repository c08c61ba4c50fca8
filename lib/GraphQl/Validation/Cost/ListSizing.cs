using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// What <c>@listSize</c> says of a field.
/// <see href="https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-List-Size-Directive">The List Size Directive</see>
/// </summary>
internal sealed record ListSizing(
    int? AssumedSize, ImmutableArray<string> SlicingArguments, ImmutableArray<string> SizedFields, bool RequiresOneSlicingArgument)
{
    public static readonly ListSizing None = new(null, [], [], false);

    public static ListSizing Read(ImmutableArray<DirectiveNode> directives)
    {
        if (directives.FirstOrDefault(directive => directive.Name.Value == CostDirectives.ListSize.Name) is not { } directive) return None;
        var arguments = directive.Arguments.ToDictionary(argument => argument.Name.Value, argument => argument.Value);
        var slicing = Strings(arguments.GetValueOrDefault("slicingArguments"));
        return new(
            arguments.GetValueOrDefault("assumedSize") is { } size ? Literals.Int(size) : null,
            slicing,
            Strings(arguments.GetValueOrDefault("sizedFields")),
            slicing.Length > 0 && arguments.GetValueOrDefault("requireOneSlicingArgument") is not BooleanValueNode { Value: false });
    }

    private static ImmutableArray<string> Strings(ValueNode? value) => value switch
    {
        StringValueNode one => [one.Value],
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(text => text.Value)],
        _ => [],
    };
}
