using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// The directives by which a schema tells what its parts cost: for code the descriptions to add to a schema, and the nodes to
/// put at its members.
/// <see href="https://ibm.github.io/graphql-specs/cost-spec.html">GraphQL Cost Directives</see>
/// </summary>
public static class CostDirectives
{
    /// <summary>
    /// <c>@cost(weight:)</c>: what one appearance costs. The weight is a number in quotes, as the directives' specification has it.
    /// </summary>
    public static readonly DirectiveDefinition Cost = new("cost",
    [
        DirectiveLocation.ArgumentDefinition, DirectiveLocation.Enum, DirectiveLocation.FieldDefinition,
        DirectiveLocation.InputFieldDefinition, DirectiveLocation.Object, DirectiveLocation.Scalar,
    ])
    {
        Description = "What one appearance of this costs.",
        Arguments = [new("weight", "String!", "A number.")],
    };

    /// <summary><c>@listSize</c>: how many items a list field, or lists of the object that it gives, may have.</summary>
    public static readonly DirectiveDefinition ListSize = new("listSize", [DirectiveLocation.FieldDefinition])
    {
        Description = "How long a list may be.",
        Arguments =
        [
            new("assumedSize", "Int", "The length where no argument tells it."),
            new("slicingArguments", "[String!]", "The arguments that bound the length."),
            new("sizedFields", "[String!]", "The fields of the object below that the length is of; without them it is of this field."),
            new("requireOneSlicingArgument", "Boolean", "Whether exactly one of them has to be given.", "true"),
        ],
    };

    /// <summary>A weight, to stand among the directives of a member.</summary>
    public static DirectiveNode Weighs(double weight) => new()
    {
        Name = new("cost"),
        Arguments = [Argument("weight", new StringValueNode(weight.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))],
    };

    /// <summary>
    /// A length, to stand among the directives of a field. Both <c>first</c> and <c>last</c> bound a connection: name them both.
    /// </summary>
    public static DirectiveNode Sized(
        IEnumerable<string>? slicingArguments = null,
        IEnumerable<string>? sizedFields = null,
        int? assumedSize = null,
        bool requireOneSlicingArgument = true)
    {
        var arguments = new List<ArgumentNode>();
        if (assumedSize is { } size)
            arguments.Add(Argument("assumedSize", new IntValueNode(size.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        if (slicingArguments is not null) arguments.Add(Argument("slicingArguments", Strings(slicingArguments)));
        if (sizedFields is not null) arguments.Add(Argument("sizedFields", Strings(sizedFields)));
        if (!requireOneSlicingArgument) arguments.Add(Argument("requireOneSlicingArgument", new BooleanValueNode(false)));
        return new() { Name = new("listSize"), Arguments = [.. arguments] };
    }

    private static ArgumentNode Argument(string name, ValueNode value) => new() { Name = new(name), Value = value };

    private static ListValueNode Strings(IEnumerable<string> texts) =>
        new() { Values = [.. texts.Select(text => new StringValueNode(text))] };
}
