using System.Collections.Immutable;
using GraphQl.Execution;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Introspection;

/// <summary>
/// The types with which a schema tells about itself.
/// <see href="https://spec.graphql.org/September2025/#sec-Schema-Introspection.Schema-Introspection-Schema">§4.2</see>
/// </summary>
internal static class IntrospectionTypes
{
    private static readonly InputValueDefinition IncludeDeprecated = new("includeDeprecated", "Boolean!", null, "false");

    public static readonly ImmutableArray<TypeDefinition> All =
    [
        new ObjectType<GraphQlSchema>("__Schema", "What a server can do: its types, roots and directives.",
        [
            new("description", "String", schema => schema.Description),
            new("types", "[__Type!]!", schema => schema.Types, "All types of this server."),
            new("queryType", "__Type!", schema => schema.QueryType, "The type that queries start from."),
            new("mutationType", "__Type", schema => schema.MutationType, "The type that mutations start from, where there are any."),
            new(
                "subscriptionType", "__Type", schema => schema.SubscriptionType,
                "The type that subscriptions start from, where there are any."),
            new("directives", "[__Directive!]!", schema => schema.DirectiveTypes, "All directives of this server."),
        ]),
        new ObjectType<GraphQlType>("__Type", "A type: named, or a list or non-null type around another.",
        [
            new("kind", "__TypeKind!", type => type.Kind),
            new("name", "String", type => (type as NamedType)?.Name),
            new("description", "String", type => (type as NamedType)?.Description),
            new("specifiedByURL", "String", type => (type as ScalarType)?.SpecifiedByUrl),
            new("fields", "[__Field!]", FieldsOf) { Arguments = [IncludeDeprecated] },
            new("interfaces", "[__Type!]", type => (type as ComplexType)?.Interfaces),
            new("possibleTypes", "[__Type!]", type => type is IAbstractType and CompositeType composite ? composite.PossibleTypes : null),
            new("enumValues", "[__EnumValue!]", ValuesOf) { Arguments = [IncludeDeprecated] },
            new("inputFields", "[__InputValue!]", InputFieldsOf) { Arguments = [IncludeDeprecated] },
            new("ofType", "__Type", type => type is ListType list ? list.OfType : (type as NonNullType)?.OfType),
            new("isOneOf", "Boolean", type => (type as InputObjectType)?.IsOneOf),
        ]),
        new ObjectType<Field>("__Field", "A field of an object or interface.",
        [
            new("name", "String!", field => field.Name),
            new("description", "String", field => field.Description),
            new("args", "[__InputValue!]!", (field, context) => new(Current(field.Arguments, context))) { Arguments = [IncludeDeprecated] },
            new("type", "__Type!", field => field.Type),
            new("isDeprecated", "Boolean!", field => field.IsDeprecated),
            new("deprecationReason", "String", field => field.DeprecationReason),
        ]),
        new ObjectType<InputValue>("__InputValue", "An argument, or a field of an input object.",
        [
            new("name", "String!", value => value.Name),
            new("description", "String", value => value.Description),
            new("type", "__Type!", value => value.Type),
            new("defaultValue", "String", DefaultOf, "The default as a literal of the language."),
            new("isDeprecated", "Boolean!", value => value.IsDeprecated),
            new("deprecationReason", "String", value => value.DeprecationReason),
        ]),
        new ObjectType<EnumValue>("__EnumValue", "One value of an enum.",
        [
            new("name", "String!", value => value.Name),
            new("description", "String", value => value.Description),
            new("isDeprecated", "Boolean!", value => value.DeprecationReason is not null),
            new("deprecationReason", "String", value => value.DeprecationReason),
        ]),
        new ObjectType<DirectiveType>("__Directive", "A directive: what it takes and where it may stand.",
        [
            new("name", "String!", directive => directive.Name),
            new("description", "String", directive => directive.Description),
            new("isRepeatable", "Boolean!", directive => directive.IsRepeatable),
            new("locations", "[__DirectiveLocation!]!", directive => directive.Locations),
            new("args", "[__InputValue!]!", (directive, context) => new(Current(directive.Arguments, context)))
            {
                Arguments = [IncludeDeprecated],
            },
        ]),
        new EnumTypeDefinition("__TypeKind", "What kind of type a type is.",
        [
            new("SCALAR", null, TypeKind.Scalar),
            new("OBJECT", null, TypeKind.Object),
            new("INTERFACE", null, TypeKind.Interface),
            new("UNION", null, TypeKind.Union),
            new("ENUM", null, TypeKind.Enum),
            new("INPUT_OBJECT", null, TypeKind.InputObject),
            new("LIST", null, TypeKind.List),
            new("NON_NULL", null, TypeKind.NonNull),
        ]),
        new EnumTypeDefinition("__DirectiveLocation", "Where a directive may stand.",
            [.. DirectiveLocation.All.Select(location => new EnumValueDefinition(location))]),
    ];

    private static ValueTask<object?> FieldsOf(GraphQlType type, FieldContext context)
    {
        if (type is not ComplexType complex) return default;
        return new(
            context.Argument<bool>("includeDeprecated") ? complex.Fields : complex.Fields.Where(field => !field.IsDeprecated).ToArray());
    }

    private static ValueTask<object?> ValuesOf(GraphQlType type, FieldContext context)
    {
        if (type is not EnumType names) return default;
        return new(
            context.Argument<bool>("includeDeprecated") ? names.Values : names.Values.Where(v => v.DeprecationReason is null).ToArray());
    }

    private static ValueTask<object?> InputFieldsOf(GraphQlType type, FieldContext context) =>
        type is InputObjectType input ? new(Current(input.Fields, context)) : default;

    private static InputValue[] Current(MemberMap<InputValue> values, FieldContext context)
    {
        var all = context.Argument<bool>("includeDeprecated");
        return [.. values.Where(value => all || !value.IsDeprecated)];
    }

    private static string? DefaultOf(InputValue value) => value.DefaultValue is { } literal ? Printer.Print(literal) : null;
}
