using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// Finds what a coordinate names.
/// <see href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates.Semantics">§2.14</see>
/// </summary>
public static class SchemaCoordinates
{
    extension(GraphQlSchema schema)
    {
        /// <summary>A type, field, input field, enum value, argument or directive; null where the schema has no such element.</summary>
        public object? Find(SchemaCoordinate coordinate)
        {
            if (coordinate.IsDirective) return Argument(schema.FindDirective(coordinate.Name), coordinate.Argument);
            var type = schema.FindType(coordinate.Name);
            return coordinate.Member is not { } member ? type : type switch
            {
                ComplexType complex => Argument(complex.Fields[member], coordinate.Argument),
                InputObjectType input when coordinate.Argument is null => input.Fields[member],
                EnumType names when coordinate.Argument is null => names.Values[member],
                _ => null,
            };
        }
    }

    private static object? Argument(Field? field, string? name) => name is null ? field : field?.Arguments[name];

    private static object? Argument(DirectiveType? directive, string? name) => name is null ? directive : directive?.Arguments[name];
}
