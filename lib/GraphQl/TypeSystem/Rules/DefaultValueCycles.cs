using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// InputObjectDefaultValueHasCycle(): no default of an input field leads back to itself, or filling it in would have no end.
/// <see href="https://spec.graphql.org/September2025/#InputObjectDefaultValueHasCycle()">§3.10</see>
/// </summary>
internal static class DefaultValueCycles
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        var walk = new Walk(errors);
        foreach (var type in schema.Types.OfType<InputObjectType>()) walk.Value(type, new ObjectValueNode());
    }

    private sealed class Walk(SchemaErrors errors)
    {
        private readonly HashSet<InputValue> _finished = [];
        private readonly HashSet<InputValue> _open = [];

        /// <summary>Which defaults does this literal call in, for the fields that it leaves out?</summary>
        public void Value(InputObjectType type, ValueNode literal)
        {
            if (literal is ListValueNode list)
            {
                foreach (var item in list.Values) Value(type, item);
            }

            if (literal is not ObjectValueNode value) return;
            foreach (var field in type.Fields)
            {
                if (field.Type.Innermost is not InputObjectType next) continue;
                var given = value.Fields.FirstOrDefault(given => given.Name.Value == field.Name);
                if (given is not null) Value(next, given.Value);
                else Default(field, next);
            }
        }

        private void Default(InputValue field, InputObjectType type)
        {
            if (field.DefaultValue is null || _finished.Contains(field)) return;
            if (!_open.Add(field))
            {
                errors.Add("3.10", $"The default of the input field {field.Name} leads back to itself.", field.Definition.Node);
                return;
            }

            Value(type, field.DefaultValue);
            _open.Remove(field);
            _finished.Add(field);
        }
    }
}
