using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed">§5.8.5</see></summary>
public class AllVariableUsagesAreAllowedTests() : RuleTest(AllVariableUsagesAreAllowed.Check)
{
    [Theory]
    [InlineData("query ($v: Int) { int(x: $v) }")]
    [InlineData("query ($v: Int!) { int(x: $v) }")]
    [InlineData("query ($v: [Int!]!) { ints(x: $v) }")]
    public void A_variable_of_the_type_passes(string document) => Passes(document);

    [Theory]
    [InlineData("query ($v: String) { int(x: $v) }", "1:29 1:8")]
    [InlineData("query ($v: Int) { ints(x: $v) }", "1:27 1:8")]
    [InlineData("query ($v: Int) { float(x: $v) }", "1:28 1:8")]
    public void Another_type_is_an_error(string document, params string[] places) => Fails(document, places);

    [Theory]
    [InlineData("query ($v: Int) { required(x: $v) }", "1:31 1:8")]
    [InlineData("query ($v: Int = null) { required(x: $v) }", "1:38 1:8")]
    public void A_nullable_one_has_no_place_where_the_type_is_non_null(string document, params string[] places) => Fails(document, places);

    [Theory]
    [InlineData("query ($v: Int = 1) { required(x: $v) }")]
    [InlineData("query ($v: Int) { rescued(x: $v) }")]
    public void A_default_of_the_variable_or_of_the_position_rescues_it(string document) => Passes(document);

    [Theory]
    [InlineData("query ($v: ID) { find(target: {id: $v}) { __typename } }", "1:36 1:8")]
    [InlineData("query ($v: ID = 1) { find(target: {id: $v}) { __typename } }", "1:40 1:8")]
    public void A_field_of_a_OneOf_input_object_takes_no_null(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void Items_of_lists_are_positions() =>
        Fails("query ($v: String) { find(filter: {kinds: [$v]}) { __typename } }", "1:44 1:8");

    [Fact]
    public void Each_operation_that_reaches_the_usage_is_held_against_it() =>
        Fails("query A($v: Int) { ...F } query B($v: Int!) { ...F } fragment F on Query { required(x: $v) }", "1:88 1:9");
}
