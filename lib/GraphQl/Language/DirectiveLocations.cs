using System.Collections.Frozen;

namespace GraphQl.Language;

/// <summary>
/// Where a directive can stand, by the names of
/// <see href="https://spec.graphql.org/September2025/#DirectiveLocation">§3.13</see>.
/// </summary>
public static class DirectiveLocations
{
    /// <summary><see href="https://spec.graphql.org/September2025/#ExecutableDirectiveLocation">§3.13</see></summary>
    public static readonly FrozenSet<string> Executable = FrozenSet.Create(
        StringComparer.Ordinal,
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION");

    /// <summary><see href="https://spec.graphql.org/September2025/#TypeSystemDirectiveLocation">§3.13</see></summary>
    public static readonly FrozenSet<string> TypeSystem = FrozenSet.Create(
        StringComparer.Ordinal,
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION");

    public static readonly FrozenSet<string> All = Executable.Union(TypeSystem).ToFrozenSet(StringComparer.Ordinal);
}
