using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// Directives in a schema are known, stand where they may, once unless repeatable, and their arguments fit: the rules of §5.7 and §5.4
/// within SDL.
/// <see href="https://spec.graphql.org/September2025/#sec-Type-System.Directives">§3.13</see>
/// </summary>
internal static class AppliedDirectives
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        if (errors.Any) return;
        foreach (var (directives, location, owner) in SchemaElements.Of(schema))
        {
            foreach (var directive in directives) CheckOne(schema, directive, location, owner, errors);
            foreach (var twice in directives.GroupBy(directive => directive.Name.Value).Where(group => group.Count() > 1))
            {
                if (schema.FindDirective(twice.Key) is { IsRepeatable: false })
                    errors.Add("5.7.3", $"{owner} has the directive @{twice.Key} more than once.", [.. twice]);
            }
        }
    }

    private static void CheckOne(GraphQlSchema schema, DirectiveNode node, string location, string owner, SchemaErrors errors)
    {
        var directive = schema.FindDirective(node.Name.Value);
        if (directive is null)
        {
            errors.Add("5.7.1", $"{owner} has the directive @{node.Name.Value}, which is not defined.", node);
            return;
        }

        if (!directive.Locations.Contains(location))
            errors.Add("5.7.2", $"{directive} may not stand at {location}, as it does at {owner}.", node);
        foreach (var unknown in node.Arguments.Where(argument => !directive.Arguments.Contains(argument.Name.Value)))
            errors.Add("5.4.1", $"{directive} does not take {unknown.Name}.", unknown);
        foreach (var twice in node.Arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Count() > 1))
            errors.Add("5.4.2", $"{directive} is given {twice.Key} more than once.", [.. twice]);
        CheckValues(directive, node, errors);
    }

    private static void CheckValues(DirectiveType directive, DirectiveNode node, SchemaErrors errors)
    {
        try
        {
            new InputCoercion().Arguments(directive.Arguments, node.Arguments);
        }
        catch (CoercionException wrong)
        {
            errors.Add("5.6.1", $"{directive}: {wrong.Message}", node);
        }
    }
}

/// <summary>All places of a schema where directives can stand.</summary>
internal static class SchemaElements
{
    public static IEnumerable<(ImmutableArray<DirectiveNode> Directives, string Location, string Owner)> Of(GraphQlSchema schema)
    {
        yield return (schema.Directives, DirectiveLocation.Schema, "The schema");
        foreach (var type in schema.Types)
        {
            yield return (type.Directives, LocationOf(type), type.Name);
            foreach (var member in MembersOf(type)) yield return member;
        }

        foreach (var directive in schema.DirectiveTypes)
        {
            foreach (var argument in directive.Arguments)
                yield return (argument.Directives, DirectiveLocation.ArgumentDefinition, $"{directive}({argument.Name}:)");
        }
    }

    private static IEnumerable<(ImmutableArray<DirectiveNode> Directives, string Location, string Owner)> MembersOf(NamedType type)
    {
        foreach (var field in (type as ComplexType)?.Fields ?? MemberMap<Field>.Empty)
        {
            yield return (field.Directives, DirectiveLocation.FieldDefinition, $"{type}.{field.Name}");
            foreach (var argument in field.Arguments)
                yield return (argument.Directives, DirectiveLocation.ArgumentDefinition, $"{type}.{field.Name}({argument.Name}:)");
        }

        foreach (var field in (type as InputObjectType)?.Fields ?? MemberMap<InputValue>.Empty)
            yield return (field.Directives, DirectiveLocation.InputFieldDefinition, $"{type}.{field.Name}");
        foreach (var value in (type as EnumType)?.Values ?? MemberMap<EnumValue>.Empty)
            yield return (value.Directives, DirectiveLocation.EnumValue, $"{type}.{value.Name}");
    }

    private static string LocationOf(NamedType type) => type.Kind switch
    {
        TypeKind.Scalar => DirectiveLocation.Scalar,
        TypeKind.Object => DirectiveLocation.Object,
        TypeKind.Interface => DirectiveLocation.Interface,
        TypeKind.Union => DirectiveLocation.Union,
        TypeKind.Enum => DirectiveLocation.Enum,
        _ => DirectiveLocation.InputObject,
    };
}
