using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Introspection;

/// <summary>
/// The fields that every schema has without saying so.
/// <see href="https://spec.graphql.org/September2025/#sec-Schema-Introspection">§4.1, §4.2</see>
/// </summary>
public sealed class MetaFields
{
    private readonly GraphQlSchema _schema;

    internal MetaFields(GraphQlSchema schema)
    {
        _schema = schema;
        TypeName = new(
            new FieldDefinition("__typename", "String!", "The name of the object type at hand."),
            schema.FindType("String")!.NonNull,
            MemberMap<InputValue>.Empty);
        Schema = new(
            new FieldDefinition("__schema", "__Schema!", "The types and directives this server knows.") { PureResolve = _ => schema },
            schema.FindType("__Schema")!.NonNull,
            MemberMap<InputValue>.Empty);
        var name = new InputValueDefinition("name", "String!");
        Type = new(
            new FieldDefinition("__type", "__Type", "The type of that name, or null.")
            {
                Arguments = [name],
                Resolve = (_, context) => new(schema.FindType(context.Argument<string>("name")!)),
            },
            schema.FindType("__Type")!,
            new([new InputValue(name, schema.FindType("String")!.NonNull)]));
    }

    /// <summary>On every composite type. The executor knows its value; it has no resolver.</summary>
    public Field TypeName { get; }

    /// <summary>On the query root alone.</summary>
    public Field Schema { get; }

    /// <summary>On the query root alone.</summary>
    public Field Type { get; }

    internal Field? Find(CompositeType parent, string name) => name switch
    {
        "__typename" => TypeName,
        "__schema" when ReferenceEquals(parent, _schema.RootType(OperationType.Query)) => Schema,
        "__type" when ReferenceEquals(parent, _schema.RootType(OperationType.Query)) => Type,
        _ => null,
    };
}
