using System.Text;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// The variables of a request as their types want them. Coerced before anything runs.
/// <see href="https://spec.graphql.org/September2025/#CoerceVariableValues()">§6.1.2</see>
/// </summary>
internal sealed class CoercedVariables : IEquatable<CoercedVariables>
{
    private readonly Dictionary<string, InputSlot> _slots = new(StringComparer.Ordinal);

    public InputSlot Find(string name) => _slots.GetValueOrDefault(name);

    /// <summary>Every variable that does not fit is an error of its own.</summary>
    public static CoercedVariables Coerce(
        CompiledOperation operation, IReadOnlyDictionary<string, object?>? given, List<GraphQlError> errors)
    {
        var coerced = new CoercedVariables();
        foreach (var definition in operation.Node.VariableDefinitions)
        {
            var name = definition.Variable.Name.Value;
            var type = operation.Document.Schema.FindType(definition.Type)!;
            var coercion = new InputCoercion();
            try
            {
                if (given is not null && given.TryGetValue(name, out var value))
                    coerced._slots[name] = new(true, coercion.Json(type, value));
                else if (definition.DefaultValue is { } literal) coerced._slots[name] = coercion.Literal(type, literal);
                else if (type.IsNonNull) throw new CoercionException($"a value of type {type} is required.");
            }
            catch (CoercionException wrong)
            {
                errors.Add(new($"Variable ${name}{Text(coercion.Path)}: {wrong.Message}")
                {
                    Locations = [operation.Document.Node.LocationOf(definition)],
                });
            }
        }

        return coerced;
    }

    public bool Equals(CoercedVariables? other) =>
        other is not null && _slots.Count == other._slots.Count
        && _slots.All(slot => other._slots.TryGetValue(slot.Key, out var value)
            && value.IsPresent == slot.Value.IsPresent && InputEquality.AreEqual(value.Value, slot.Value.Value));

    public override bool Equals(object? obj) => Equals(obj as CoercedVariables);

    public override int GetHashCode() => _slots.Values.Aggregate(0, (hash, slot) => hash ^ InputEquality.HashOf(slot.Value));

    private static string Text(IReadOnlyList<object> path)
    {
        var text = new StringBuilder();
        foreach (var step in path) _ = step is int index ? text.Append('[').Append(index).Append(']') : text.Append('.').Append(step);
        return text.ToString();
    }
}
