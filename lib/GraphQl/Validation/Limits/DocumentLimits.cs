using System.Collections.Immutable;

namespace GraphQl.Validation;

/// <summary>
/// What a document may ask for. None of it is in the specification, all of it has been used against servers:
/// each bound is a rule of its own, and these are the bounds of a service that anyone may query.
/// </summary>
public sealed record DocumentLimits
{
    public static readonly DocumentLimits Default = new();

    /// <summary>Fields below each other, fragments opened. Introspection has a bound of its own.</summary>
    public int DepthMax { get; init; } = 15;

    /// <summary>
    /// Aliased fields of an operation, counted as often as their fragments are spread: aliases ask for one thing many times.
    /// </summary>
    public int AliasesMax { get; init; } = 30;

    /// <summary>Different response names at the root of an operation.</summary>
    public int RootFieldsMax { get; init; } = 20;

    /// <summary>Directives at one place.</summary>
    public int DirectivesPerPlaceMax { get; init; } = 5;

    /// <summary>Directives in the whole document.</summary>
    public int DirectivesMax { get; init; } = 100;

    /// <summary>Fragments in the document.</summary>
    public int FragmentsMax { get; init; } = 100;

    /// <summary>Lists of the introspection system below each other, each of which may double the answer.</summary>
    public int IntrospectionListsMax { get; init; } = 3;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> are answered. <c>__typename</c> always is.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>The rules that hold these bounds, the cheapest first.</summary>
    public ImmutableArray<ValidationRule> Rules =>
    [
        context => FragmentLimit.Check(context, FragmentsMax),
        context => DirectiveLimit.Check(context, DirectivesPerPlaceMax, DirectivesMax),
        context => IntrospectionLimit.Check(context, AllowIntrospection, IntrospectionListsMax),
        context => DepthLimit.Check(context, DepthMax),
        context => AliasLimit.Check(context, AliasesMax),
        context => RootFieldLimit.Check(context, RootFieldsMax),
    ];
}
