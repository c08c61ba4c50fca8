using Api.GraphQl;
using GraphQl.TypeSystem;

namespace Api.Tests.Fields;

/// <summary>Documents that ask for one field, as the schema tells of it.</summary>
internal static class Documents
{
    public static GraphQlSchema Schema { get; } = ProductSchema.Build();

    /// <summary>Every root field, and every field of objects that has arguments.</summary>
    public static IEnumerable<string> Asked =>
        from type in Schema.Types.OfType<ObjectType>()
        where !type.IsBuiltIn
        from each in type.Fields
        where each.Arguments.Count > 0 || type == Schema.QueryType || type == Schema.SubscriptionType
        select $"{type.Name}.{each.Name}";

    public static IReadOnlyList<Field> Mutations { get; } = [.. Schema.MutationType!.Fields];

    public static InputObjectType InputOf(string mutation) =>
        (InputObjectType)Schema.FindType(char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input")!;

    /// <summary>The same mutation several times, one after another: <c>a0</c>, <c>a1</c> … with <c>$a0</c>, <c>$a1</c> …</summary>
    public static string Batch(string mutation, int count)
    {
        var inputs = InputOf(mutation).Name;
        var variables = string.Join(", ", Enumerable.Range(0, count).Select(at => $"$a{at}: {inputs}!"));
        var fields = Enumerable.Range(0, count).Select(at => $"a{at}: {mutation}(input: $a{at}) {{ errors {{ code path }} }}");
        return $"mutation({variables}) {{ {string.Join(' ', fields)} }}";
    }

    /// <summary>All that its payload tells.</summary>
    public static string Mutation(string name)
    {
        var payload = (ComplexType)NamedOf(Schema.MutationType!.Fields[name]!.Type);
        var fields = payload.Fields.Select(
            field => field.Name + (field.Name == "errors" ? " { code message path }" : Selection(field.Type)));
        return $"mutation($input: {InputOf(name).Name}!) {{ {name}(input: $input) {{ {string.Join(' ', fields)} }} }}";
    }

    /// <summary>A root field with some of its arguments, each a variable of the same name.</summary>
    public static string Root(string operation, Field field, IEnumerable<string> arguments)
    {
        var (declared, passed) = Arguments(field, arguments);
        return $"{operation}{declared} {{ {field.Name}{passed}{Selection(field.Type)} }}";
    }

    /// <summary>Another field with some of its arguments.</summary>
    /// <param name="frame">How it is reached: <c>%</c> stands for it.</param>
    public static string Below(string frame, Field field, IEnumerable<string> arguments)
    {
        var (declared, passed) = Arguments(field, arguments);
        return $"query{declared} {frame.Replace("%", $"{field.Name}{passed}{Selection(field.Type)}", StringComparison.Ordinal)}";
    }

    /// <summary>What tells one thing from another of its type, and does not change by the moment.</summary>
    private static string Selection(GraphQlType type) => NamedOf(type) switch
    {
        UnionType => " { __typename }",
        ComplexType list when list.Fields["nodes"] is { } nodes => $" {{ nodes{Selection(nodes.Type)} pageInfo {{ hasNextPage }} }}",
        ComplexType thing when thing.Fields["id"] is not null => " { __typename id }",
        ComplexType thing when thing.Fields["isAllowed"] is not null => " { isAllowed }",
        ComplexType => " { __typename }",
        _ => "",
    };

    private static (string Declared, string Passed) Arguments(Field field, IEnumerable<string> names)
    {
        var arguments = names.Select(name => field.Arguments[name]!).ToList();
        return arguments.Count == 0
            ? ("", "")
            : ($"({string.Join(", ", arguments.Select(each => $"${each.Name}: {each.Type}"))})",
                $"({string.Join(", ", arguments.Select(each => $"{each.Name}: ${each.Name}"))})");
    }

    public static NamedType NamedOf(GraphQlType type) => type switch
    {
        NonNullType some => NamedOf(some.OfType),
        ListType list => NamedOf(list.OfType),
        _ => (NamedType)type,
    };
}
