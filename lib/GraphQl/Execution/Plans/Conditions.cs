using System.Collections.Immutable;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// The answers to all <c>@skip</c> and <c>@include</c> of an operation. They depend on few variables, all Boolean, so a plan is compiled for each
/// combination that is met; within a plan nothing is left to decide. <see href="https://spec.graphql.org/September2025/#sec--skip">§3.13.1</see>
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

    private bool Holds(DirectiveNode directive) => directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "if")?.Value switch
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

    private static void Find(SelectionSetNode? selections, SortedSet<string> names)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            foreach (var directive in selection.Directives.Where(directive => directive.Name.Value is "skip" or "include"))
            {
                foreach (var argument in directive.Arguments)
                {
                    if (argument.Value is VariableNode variable) names.Add(variable.Name.Value);
                }
            }

            Find((selection as FieldNode)?.SelectionSet ?? (selection as InlineFragmentNode)?.SelectionSet, names);
        }
    }
}
