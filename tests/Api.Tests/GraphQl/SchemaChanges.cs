using GraphQl.TypeSystem;

namespace Api.Tests.GraphQl;

/// <summary>What of a schema's change breaks clients that were written for what it was.</summary>
internal static class SchemaChanges
{
    public static IReadOnlyList<string> Breaking(GraphQlSchema was, GraphQlSchema now) =>
        [.. was.Types.Where(type => !type.IsBuiltIn).SelectMany(type => Of(type, now.FindType(type.Name)))];

    private static IEnumerable<string> Of(NamedType was, NamedType? now) => (was, now) switch
    {
        (_, null) => [$"{was.Name} is gone."],
        _ when was.Kind != now.Kind => [$"{was.Name} is of another kind."],
        (ComplexType old, ComplexType other) => [.. Fields(old, other), .. Lost(old.Name, Names(old), Names(other))],
        (EnumType old, EnumType other) => Lost(old.Name, old.Values.Select(value => value.Name), other.Values.Select(value => value.Name)),
        (UnionType old, UnionType other) => Lost(
            old.Name, old.PossibleTypes.Select(type => type.Name), other.PossibleTypes.Select(type => type.Name)),
        (InputObjectType { IsOneOf: false } old, InputObjectType { IsOneOf: true }) => [$"{old.Name} takes one field alone now."],
        (InputObjectType old, InputObjectType other) => Inputs(old.Name, old.Fields, other.Fields),
        _ => [],
    };

    private static IEnumerable<string> Names(ComplexType type) => type.Interfaces.Select(each => each.Name);

    private static IEnumerable<string> Fields(ComplexType was, ComplexType now)
    {
        foreach (var field in was.Fields)
        {
            var name = $"{was.Name}.{field.Name}";
            if (now.Fields[field.Name] is not { } other) yield return $"{name} is gone.";
            else
            {
                // A value that was never null may not become one; the other way round nobody minds.
                if (!IsAsGood(field.Type.ToString()!, other.Type.ToString()!)) yield return $"{name} is {other.Type}, and was {field.Type}.";
                foreach (var change in Inputs(name, field.Arguments, other.Arguments)) yield return change;
            }
        }
    }

    private static IEnumerable<string> Inputs(string of, IEnumerable<InputValue> was, IEnumerable<InputValue> now)
    {
        var (old, other) = (was.ToDictionary(each => each.Name), now.ToDictionary(each => each.Name));
        foreach (var (name, value) in old)
        {
            if (!other.TryGetValue(name, out var after)) yield return $"{of}.{name} is gone.";
            else if (!IsAsGood(after.Type.ToString()!, value.Type.ToString()!))
                yield return $"{of}.{name} takes {after.Type}, and took {value.Type}.";
            else if (after.IsRequired && !value.IsRequired) yield return $"{of}.{name} has to be given now.";
        }

        foreach (var (name, value) in other)
            if (!old.ContainsKey(name) && value.IsRequired) yield return $"{of}.{name} is new and has to be given.";
    }

    private static IEnumerable<string> Lost(string of, IEnumerable<string> was, IEnumerable<string> now) =>
        was.Except(now).Select(name => $"{of} has no {name} any more.");

    /// <summary>Where one stood, the other may stand: it is the same, or promises more.</summary>
    private static bool IsAsGood(string was, string now) =>
        was == now || was == now.Replace("!", "", StringComparison.Ordinal) || $"{was}!" == now;
}
