using System.Collections.Immutable;

namespace GraphQl.Validation;

/// <summary>
/// The rules of <c>@defer</c> and <c>@stream</c>, for schemas that have them. They are not in the edition, so their names are no sections.
/// <see href="https://github.com/graphql/graphql-spec/pull/1110">Incremental delivery</see>
/// </summary>
public static class IncrementalRules
{
    public static readonly ImmutableArray<ValidationRule> All =
    [
        DeferStreamOnRootFields.Check,
        DeferStreamInSubscriptions.Check,
        DeferStreamLabels.Check,
        StreamOnLists.Check,
    ];
}
