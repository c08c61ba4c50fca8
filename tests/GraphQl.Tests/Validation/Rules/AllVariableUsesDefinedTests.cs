using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined">§5.8.3</see></summary>
public class AllVariableUsesDefinedTests() : RuleTest(AllVariableUsesDefined.Check)
{
    [Fact]
    public void A_fragment_may_use_variables_of_the_operation() => Passes("query ($v: Int) { ...F } fragment F on Query { int(x: $v) }");

    [Theory]
    [InlineData("{ int(x: $v) }", "1:1 1:10")]
    [InlineData("{ ints(x: [$v]) }", "1:1 1:12")]
    [InlineData("{ int @skip(if: $v) }", "1:1 1:17")]
    public void An_undefined_variable_is_an_error_with_the_operation(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void Every_operation_that_spreads_the_fragment_is_told() =>
        Fails("query A { ...F } query B { ...F } fragment F on Query { int(x: $v) }", "1:1 1:64", "1:18 1:64");

    [Fact]
    public void A_fragment_by_itself_has_no_variables() => Passes("fragment F on Query { int(x: $v) }");
}
