using System.Collections.Immutable;

namespace GraphQl.TypeSystem;

/// <summary>The rules of type validation, each in a file of its own; all of them run, so that all errors are told at once.</summary>
internal static class SchemaRules
{
    public static readonly ImmutableArray<Action<GraphQlSchema, SchemaErrors>> All =
    [
        ValidNames.Check,
        RootTypes.Check,
        FieldsOfTypes.Check,
        Implementations.Check,
        UnionMembers.Check,
        EnumValues.Check,
        InputObjects.Check,
        InputObjectCycles.Check,
        DefaultValueCycles.Check,
        DirectiveDefinitions.Check,
        DefaultValues.Check,
        AppliedDirectives.Check,
    ];
}
