using System.Collections.Immutable;
using Api.GraphQl.Requests;
using GraphQl.Execution;
using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace Api.GraphQl.Relay;

/// <summary>
/// Which part of a list is asked for. <see href="https://relay.dev/graphql/connections.htm#sec-Arguments">Cursor connections §4</see>
/// </summary>
/// <param name="IsBackward">The last ones before the cursor, instead of the first ones after it.</param>
/// <param name="Cursor">Null: from the end of the list that is counted from.</param>
internal sealed record PageArguments(int Max, bool IsBackward, string? Cursor)
{
    public const int MaxDefault = 50;
    public const int MaxLimit = 1_000;

    public static readonly ImmutableArray<InputValueDefinition> Definitions =
    [
        new("first", "Int", $"At most so many from the beginning, or after the cursor: {MaxDefault} unless told, never over {MaxLimit}."),
        new("after", "String", "Only what comes after this cursor."),
        new("last", "Int", "At most so many from the end, or before the cursor."),
        new("before", "String", "Only what comes before this cursor."),
    ];

    /// <summary>For lists that go in one direction only.</summary>
    public static readonly ImmutableArray<InputValueDefinition> Forward = Definitions[..2];

    public static readonly DirectiveNode Sized = CostDirectives.Sized(
        ["first", "last"], ["edges", "nodes"], MaxDefault, requireOneSlicingArgument: false);

    public static readonly DirectiveNode SizedForward = CostDirectives.Sized(
        ["first"], ["edges", "nodes"], MaxDefault, requireOneSlicingArgument: false);

    /// <summary>The values that the cursor tells its place by; null: from the end of the list that is counted from.</summary>
    /// <param name="count">How many the list is ordered by.</param>
    public string[]? Place(int count) => Cursor is null ? null : Relay.Cursor.Parse(Cursor, count) ?? throw Misplaced();

    /// <summary>The cursor was made for another list, or not here.</summary>
    public GraphQlException Misplaced() =>
        Refused.Input("This cursor belongs to no list in this order.", IsBackward ? "before" : "after");

    public static PageArguments Of(FieldContext context)
    {
        var arguments = context.Arguments;
        var (first, last) = (arguments.Get<int?>("first"), arguments.Get<int?>("last"));
        var (after, before) = (arguments.Get<string>("after"), arguments.Get<string>("before"));
        if ((first is not null || after is not null) && (last is not null || before is not null))
            throw Refused.Input("first and after exclude last and before.", last is not null ? "last" : "before");
        var max = first ?? last ?? MaxDefault;
        if (max is < 0 or > MaxLimit) throw Refused.Input($"A page has 0 to {MaxLimit} entries.", first is not null ? "first" : "last");
        var isBackward = last is not null || before is not null;
        return new(max, isBackward, isBackward ? before : after);
    }
}
