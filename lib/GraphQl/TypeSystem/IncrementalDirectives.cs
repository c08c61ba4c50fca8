using System.Collections.Immutable;

namespace GraphQl.TypeSystem;

/// <summary>
/// <c>@defer</c> and <c>@stream</c>, which are not in the edition. A schema that has them delivers in parts.
/// <see href="https://github.com/graphql/graphql-spec/pull/1110">Incremental delivery</see>
/// </summary>
public static class IncrementalDirectives
{
    public static readonly DirectiveDefinition Defer = new("defer", [DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment])
    {
        Description = "The fragment may be delivered later than what is around it.",
        Arguments = [new("if", "Boolean!", "Not when false.", "true"), new("label", "String", "Names the part.")],
    };

    public static readonly DirectiveDefinition Stream = new("stream", [DirectiveLocation.Field])
    {
        Description = "The items of the list may be delivered later, a few at a time.",
        Arguments =
        [
            new("if", "Boolean!", "Not when false.", "true"),
            new("label", "String", "Names the part."),
            new("initialCount", "Int!", "So many items come at once.", "0"),
        ],
    };

    public static readonly ImmutableArray<DirectiveDefinition> All = [Defer, Stream];
}
