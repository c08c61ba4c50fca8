using GraphQl.Language;

namespace GraphQl.Execution;

internal static class ValueNodes
{
    extension(ValueNode value)
    {
        /// <summary>Whether a variable stands anywhere in the value.</summary>
        public bool HasVariable() => value switch
        {
            VariableNode => true,
            ListValueNode list => list.Values.Any(HasVariable),
            ObjectValueNode fields => fields.Fields.Any(field => field.Value.HasVariable()),
            _ => false,
        };
    }
}
