using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles">§5.5.2.2</see></summary>
public class FragmentSpreadsMustNotFormCyclesTests() : RuleTest(FragmentSpreadsMustNotFormCycles.Check)
{
    [Fact]
    public void A_fragment_may_be_spread_by_many() => Passes("{ ...A ...B } fragment A on Query { ...B } fragment B on Query { int }");

    [Fact]
    public void A_fragment_cannot_spread_itself() =>
        Fails("{ ...F } fragment F on Query { ...F }", "1:32");

    [Fact]
    public void A_way_round_is_told_spread_by_spread() =>
        Fails("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "1:32 1:61");

    [Fact]
    public void A_field_between_does_not_help() =>
        Fails("{ folder { ...F } } fragment F on Folder { parent { ...F } }", "1:53");

    [Fact]
    public void Of_two_fragments_of_one_name_the_first_is_walked() =>
        Passes("{ ...F } fragment F on Query { int } fragment F on Query { ...F }");
}
