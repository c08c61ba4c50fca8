using System.Collections.Immutable;

namespace GraphQl.Validation;

/// <summary>The rules of <see href="https://spec.graphql.org/September2025/#sec-Validation">§5</see>, in its order.</summary>
public static class SpecifiedRules
{
    public static readonly ImmutableArray<ValidationRule> All =
    [
        ExecutableDefinitions.Check,
        OperationTypeExistence.Check,
        OperationNameUniqueness.Check,
        LoneAnonymousOperation.Check,
        SingleRootField.Check,
        FieldSelections.Check,
        FieldSelectionMerging.Check,
        LeafFieldSelections.Check,
        ArgumentNames.Check,
        ArgumentUniqueness.Check,
        RequiredArguments.Check,
        FragmentNameUniqueness.Check,
        FragmentSpreadTypeExistence.Check,
        FragmentsOnCompositeTypes.Check,
        FragmentsMustBeUsed.Check,
        FragmentSpreadTargetDefined.Check,
        FragmentSpreadsMustNotFormCycles.Check,
        FragmentSpreadIsPossible.Check,
        ValuesOfCorrectType.Check,
        InputObjectFieldNames.Check,
        InputObjectFieldUniqueness.Check,
        InputObjectRequiredFields.Check,
        DirectivesAreDefined.Check,
        DirectivesAreInValidLocations.Check,
        DirectivesAreUniquePerLocation.Check,
        VariableUniqueness.Check,
        VariablesAreInputTypes.Check,
        AllVariableUsesDefined.Check,
        AllVariablesUsed.Check,
        AllVariableUsagesAreAllowed.Check,
    ];
}
