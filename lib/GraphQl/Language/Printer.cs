using System.Diagnostics;

namespace GraphQl.Language;

/// <summary>
/// Writes a tree in its normal form: two spaces, one selection a line, arguments on one line as long as it stays within
/// <see cref="Lines.WidthMax"/>. What is printed reads back to the same tree, and prints the same again.
/// </summary>
public static class Printer
{
    public static string Print(Node node) => node switch
    {
        DocumentNode document => string.Join("\n\n", document.Definitions.Select(Print)),
        ExecutableDefinitionNode definition => ExecutablePrinter.Definition(definition),
        VariableDefinitionNode variable => ExecutablePrinter.VariableDefinition(variable),
        SelectionSetNode set => ExecutablePrinter.SelectionSet(set),
        SelectionNode selection => ExecutablePrinter.Selection(selection),
        ArgumentNode argument => ExecutablePrinter.Argument(argument),
        DirectiveNode directive => ExecutablePrinter.Directive(directive),
        ValueNode value => ValuePrinter.Value(value),
        ObjectFieldNode field => ValuePrinter.Field(field),
        TypeNode or NameNode => node.ToString()!,
        TypeSystemDefinitionNode definition => TypeSystemPrinter.Definition(definition),
        TypeSystemExtensionNode extension => TypeSystemPrinter.Extension(extension),
        FieldDefinitionNode field => TypeSystemPrinter.Field(field),
        InputValueDefinitionNode value => TypeSystemPrinter.InputValue(value),
        EnumValueDefinitionNode value => TypeSystemPrinter.EnumValue(value),
        OperationTypeDefinitionNode root => TypeSystemPrinter.Root(root),
        _ => throw new UnreachableException(node.GetType().Name),
    };
}
