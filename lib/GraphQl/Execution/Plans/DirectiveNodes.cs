using GraphQl.Language;

namespace GraphQl.Execution;

internal static class DirectiveNodes
{
    extension(SelectionNode selection)
    {
        public DirectiveNode? Find(string directive) => selection.Directives.FirstOrDefault(node => node.Name.Value == directive);
    }

    extension(DirectiveNode directive)
    {
        public ValueNode? Argument(string name) => directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;

        /// <summary>Labels are literals: so validation asks.</summary>
        public string? Label() => (directive.Argument("label") as StringValueNode)?.Value;
    }
}
