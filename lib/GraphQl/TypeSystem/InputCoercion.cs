using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// Values as their types want them: from literals and from JSON. Fails with <see cref="CoercionException"/>; then <see cref="Path"/> leads
/// to the place.
/// <see href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type">§3.4.3</see>
/// </summary>
internal sealed class InputCoercion(Func<string, InputSlot>? variables = null)
{
    private readonly List<object> _path = [];

    /// <summary>Names of fields and indices from the value's root to where it failed.</summary>
    public IReadOnlyList<object> Path => _path;

    /// <summary>Absent only for a variable that is; what that means depends on the place.</summary>
    public InputSlot Literal(GraphQlType type, ValueNode node)
    {
        if (node is VariableNode variable)
        {
            var slot = variables?.Invoke(variable.Name.Value) ?? InputSlot.Absent;
            return slot is { IsPresent: true, Value: null } && type.IsNonNull
                ? throw new CoercionException($"The variable ${variable.Name.Value} is null where {type} is expected.") { Node = variable }
                : slot;
        }

        if (node is NullValueNode) return new(true, Null(type));
        return new(true, type.NullableType switch
        {
            ListType list => LiteralList(list, node),
            InputObjectType input => LiteralObject(input, node),
            LeafType leaf => leaf.CoerceLiteral(node, variables),
            var other => throw new InvalidOperationException($"{other} is no input type."),
        });
    }

    /// <summary>A value as it came in JSON.</summary>
    public object? Json(GraphQlType type, object? value)
    {
        if (value is null) return Null(type);
        return type.NullableType switch
        {
            ListType list => JsonList(list, value),
            InputObjectType input => JsonObject(input, value),
            LeafType leaf => leaf.CoerceVariable(value),
            var other => throw new InvalidOperationException($"{other} is no input type."),
        };
    }

    /// <summary>
    /// Arguments, of a field or directive. <see href="https://spec.graphql.org/September2025/#CoerceArgumentValues()">§6.4.1</see>
    /// </summary>
    public InputObject Arguments(MemberMap<InputValue> definitions, IReadOnlyList<ArgumentNode> nodes)
    {
        if (definitions.Count == 0) return InputObject.Empty;
        var members = new List<KeyValuePair<string, object?>>(definitions.Count);
        foreach (var definition in definitions)
        {
            var node = nodes.FirstOrDefault(argument => argument.Name.Value == definition.Name);
            Add(members, definition, node is null ? InputSlot.Absent : Literal(definition.Type, node.Value));
        }

        return new(members);
    }

    private object?[] LiteralList(ListType type, ValueNode node)
    {
        // §3.11: a single value stands for a list of one.
        if (node is not ListValueNode list) return [Item(type, Literal(type.OfType, node))];
        var items = new object?[list.Values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            _path.Add(i);
            items[i] = Item(type, Literal(type.OfType, list.Values[i]));
            _path.RemoveAt(_path.Count - 1);
        }

        return items;
    }

    private object?[] JsonList(ListType type, object value)
    {
        if (value is not IReadOnlyList<object?> list) return [Json(type.OfType, value)];
        var items = new object?[list.Count];
        for (var i = 0; i < items.Length; i++)
        {
            _path.Add(i);
            items[i] = Json(type.OfType, list[i]);
            _path.RemoveAt(_path.Count - 1);
        }

        return items;
    }

    private static object? Item(ListType type, InputSlot slot) => slot.IsPresent ? slot.Value : Null(type.OfType);

    private object LiteralObject(InputObjectType type, ValueNode node)
    {
        if (node is not ObjectValueNode given) throw new CoercionException($"{type} takes an input object.");
        foreach (var field in given.Fields) CheckKnown(type, field.Name.Value);
        if (given.Fields.DistinctBy(field => field.Name.Value).Count() != given.Fields.Length)
            throw new CoercionException($"A field of {type} is given twice.");

        var members = new List<KeyValuePair<string, object?>>(type.Fields.Count);
        foreach (var definition in type.Fields)
        {
            var field = given.Fields.FirstOrDefault(field => field.Name.Value == definition.Name);
            _path.Add(definition.Name);
            Add(members, definition, field is null ? InputSlot.Absent : Literal(definition.Type, field.Value));
            _path.RemoveAt(_path.Count - 1);
        }

        return Created(type, members, given.Fields.Length, given);
    }

    private object JsonObject(InputObjectType type, object value)
    {
        if (value is not IReadOnlyDictionary<string, object?> given) throw new CoercionException($"{type} takes an input object.");
        foreach (var name in given.Keys) CheckKnown(type, name);
        var members = new List<KeyValuePair<string, object?>>(type.Fields.Count);
        foreach (var definition in type.Fields)
        {
            _path.Add(definition.Name);
            var isGiven = given.TryGetValue(definition.Name, out var found);
            Add(members, definition, isGiven ? new(true, Json(definition.Type, found)) : InputSlot.Absent);
            _path.RemoveAt(_path.Count - 1);
        }

        return Created(type, members, given.Count);
    }

    private static object Created(
        InputObjectType type, List<KeyValuePair<string, object?>> members, int givenCount, ObjectValueNode? node = null)
    {
        // §3.10.1: one key in what was written, and one value that is there and not null.
        if (type.IsOneOf && (givenCount != 1 || members is not [{ Value: not null }]))
            throw new CoercionException($"Exactly one field of {type} has to be given, and not null.") { Node = node };
        var created = new InputObject(members);
        return type.Create is { } create ? create(created) : created;
    }

    private static void Add(List<KeyValuePair<string, object?>> members, InputValue definition, InputSlot slot)
    {
        if (slot.IsPresent) members.Add(new(definition.Name, slot.Value));
        else if (definition.DefaultValue is not null) members.Add(new(definition.Name, DefaultOf(definition)));
        else if (definition.Type.IsNonNull) throw new CoercionException($"'{definition.Name}' of type {definition.Type} is required.");
    }

    // Defaults are constants, so each is coerced once. Two threads may both do it; both find the same.
    private static object? DefaultOf(InputValue definition) =>
        (definition.CoercedDefault ??= new(new InputCoercion().Literal(definition.Type, definition.DefaultValue!).Value)).Value;

    private static void CheckKnown(InputObjectType type, string name)
    {
        if (!type.Fields.Contains(name)) throw new CoercionException($"{type} has no field '{name}'.");
    }

    private static object? Null(GraphQlType type) =>
        type.IsNonNull ? throw new CoercionException($"null is no value of {type}.") : null;
}
