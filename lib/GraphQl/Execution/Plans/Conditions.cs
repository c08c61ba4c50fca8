using System.Collections.Immutable;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// The answers to all <c>@skip</c> and <c>@include</c> of an operation. They depend on few variables, all Boolean, so a plan is compiled
/// for each
/// combination that is met; within a plan nothing is left to decide.
/// <see href="https://spec.graphql.org/September2025/#sec--skip">§3.13.1</see>
/// </summary>
internal sealed class Conditions(Func<string, bool?> valueOf)
{
    /// <summary>Fails where a condition is null: a variable may be, though its position may not (§5.8.5 trusts in its default).</summary>
    public bool Includes(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == "skip" && Holds(directive)) return false;
            if (directive.Name.Value == "include" && !Holds(directive)) return false;
        }

        return true;
    }

    /// <summary>Whether a <c>@defer</c> or <c>@stream</c> is to be followed: unless <c>if</c> says no.</summary>
    public bool Applies(DirectiveNode directive) => directive.Argument("if") is null || Holds(directive);

    private bool Holds(DirectiveNode directive) => directive.Argument("if") switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => valueOf(variable.Name.Value)
            ?? throw new CoercionException($"The condition ${variable.Name.Value} is null.") { Node = variable },
        _ => false,
    };

    /// <summary>The variables that decide about selections of a document, each once.</summary>
    public static ImmutableArray<string> VariablesOf(DocumentNode document)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions.OfType<ExecutableDefinitionNode>()) Find(definition.SelectionSet, names);
        return [.. names];
    }

    /// <summary>Whether a document has a <c>@defer</c> or <c>@stream</c> anywhere.</summary>
    public static bool IsIncremental(DocumentNode document) =>
        document.Definitions.OfType<ExecutableDefinitionNode>().Any(definition => IsIncremental(definition.SelectionSet));

    private static bool IsIncremental(SelectionSetNode? selections) => selections?.Selections.Any(selection =>
        (selection.Find("defer") ?? selection.Find("stream")) is not null || IsIncremental(ChildrenOf(selection))) is true;

    private static SelectionSetNode? ChildrenOf(SelectionNode selection) =>
        (selection as FieldNode)?.SelectionSet ?? (selection as InlineFragmentNode)?.SelectionSet;

    private static void Find(SelectionSetNode? selections, SortedSet<string> names)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            foreach (var directive in selection.Directives.Where(node => node.Name.Value is "skip" or "include" or "defer" or "stream"))
            {
                if (directive.Argument("if") is VariableNode variable) names.Add(variable.Name.Value);
            }

            Find(ChildrenOf(selection), names);
        }
    }
}
