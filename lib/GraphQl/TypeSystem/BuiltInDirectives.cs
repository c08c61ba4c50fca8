using System.Collections.Immutable;

namespace GraphQl.TypeSystem;

/// <summary>
/// The directives every schema has.
/// <see href="https://spec.graphql.org/September2025/#sec-Type-System.Directives.Built-in-Directives">§3.13.1–5</see>
/// </summary>
public static class BuiltInDirectives
{
    public static readonly DirectiveDefinition Skip =
        new("skip", [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment])
        {
            Description = "Leaves the selection out when the argument is true.",
            Arguments = [new("if", "Boolean!", "Left out when true.")],
        };

    public static readonly DirectiveDefinition Include = Skip with
    {
        Name = "include",
        Description = "Leaves the selection out unless the argument is true.",
        Arguments = [new("if", "Boolean!", "Left out unless true.")],
    };

    public static readonly DirectiveDefinition Deprecated = new("deprecated",
    [
        DirectiveLocation.FieldDefinition,
        DirectiveLocation.ArgumentDefinition,
        DirectiveLocation.InputFieldDefinition,
        DirectiveLocation.EnumValue,
    ])
    {
        Description = "Still served, but no longer to be used.",
        Arguments = [new("reason", "String!", "Why, and what to use instead.", $"\"{DefaultDeprecationReason}\"")],
    };

    public static readonly DirectiveDefinition SpecifiedBy = new("specifiedBy", [DirectiveLocation.Scalar])
    {
        Description = "Where the format of a scalar is told.",
        Arguments = [new("url", "String!", "The address of the specification.")],
    };

    public static readonly DirectiveDefinition OneOf = new("oneOf", [DirectiveLocation.InputObject])
    {
        Description = "Exactly one field of the input object has to be given.",
    };

    public static readonly ImmutableArray<DirectiveDefinition> All = [Include, Skip, Deprecated, SpecifiedBy, OneOf];

    /// <summary><see href="https://spec.graphql.org/September2025/#sec--deprecated">§3.13.3</see></summary>
    public const string DefaultDeprecationReason = "No longer supported";
}
