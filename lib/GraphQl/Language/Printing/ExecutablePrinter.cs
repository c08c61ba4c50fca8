using System.Collections.Immutable;
using System.Diagnostics;

namespace GraphQl.Language;

/// <summary>
/// Operations, fragments and what they hold.
/// <see href="https://spec.graphql.org/September2025/#ExecutableDefinition">§2.3</see>
/// </summary>
internal static class ExecutablePrinter
{
    public static string Definition(ExecutableDefinitionNode definition) => definition switch
    {
        OperationDefinitionNode operation => Operation(operation),
        FragmentDefinitionNode fragment => Fragment(fragment),
        _ => throw new UnreachableException(definition.GetType().Name),
    };

    private static string Operation(OperationDefinitionNode operation)
    {
        var variables = Lines.Parenthesised([.. operation.VariableDefinitions.Select(VariableDefinition)], isIndented: false);
        var keyword = operation.Operation switch
        {
            OperationType.Query => "query",
            OperationType.Mutation => "mutation",
            OperationType.Subscription => "subscription",
            _ => throw new UnreachableException(),
        };
        var head = Lines.Described(
            operation.Description,
            Lines.Words(keyword, operation.Name?.Value + variables, Directives(operation.Directives)));

        // The shorthand says the same.
        return Lines.Words(head == "query" ? "" : head, SelectionSet(operation.SelectionSet));
    }

    private static string Fragment(FragmentDefinitionNode fragment) => Lines.Described(
        fragment.Description,
        Lines.Words(
            $"fragment {fragment.Name.Value} on {fragment.TypeCondition}",
            Directives(fragment.Directives),
            SelectionSet(fragment.SelectionSet)));

    public static string VariableDefinition(VariableDefinitionNode variable) => Lines.Described(
        variable.Description,
        Lines.Words(
            $"${variable.Variable.Name.Value}: {variable.Type}",
            variable.DefaultValue is { } value ? $"= {ValuePrinter.Value(value)}" : "",
            Directives(variable.Directives)));

    public static string SelectionSet(SelectionSetNode set) =>
        set.Selections.IsEmpty ? "{}" : Lines.Block(set.Selections.Select(Selection));

    public static string Selection(SelectionNode selection) => selection switch
    {
        FieldNode field => Field(field),
        FragmentSpreadNode spread => Lines.Words($"...{spread.Name.Value}", Directives(spread.Directives)),
        InlineFragmentNode inline => Lines.Words(
            "...",
            inline.TypeCondition is { } type ? $"on {type}" : "",
            Directives(inline.Directives),
            SelectionSet(inline.SelectionSet)),
        _ => throw new UnreachableException(selection.GetType().Name),
    };

    private static string Field(FieldNode field)
    {
        var name = field.Alias is { } alias ? $"{alias.Value}: {field.Name.Value}" : field.Name.Value;
        var arguments = field.Arguments.Select(Argument).ToArray();
        var call = name + Lines.Around("(", string.Join(", ", arguments), ")");
        if (call.Length > Lines.WidthMax) call = name + Lines.Around("(\n", Lines.Indent(string.Join('\n', arguments)), "\n)");
        return Lines.Words(call, Directives(field.Directives), field.SelectionSet is { } set ? SelectionSet(set) : "");
    }

    public static string Argument(ArgumentNode argument) => $"{argument.Name.Value}: {ValuePrinter.Value(argument.Value)}";

    public static string Directive(DirectiveNode directive) =>
        $"@{directive.Name.Value}{Lines.Around("(", string.Join(", ", directive.Arguments.Select(Argument)), ")")}";

    public static string Directives(ImmutableArray<DirectiveNode> directives) => string.Join(' ', directives.Select(Directive));
}
