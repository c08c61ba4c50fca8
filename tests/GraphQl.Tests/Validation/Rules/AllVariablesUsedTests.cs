using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-All-Variables-Used">§5.8.4</see></summary>
public class AllVariablesUsedTests() : RuleTest(AllVariablesUsed.Check)
{
    [Theory]
    [InlineData("query ($v: Int) { ...F } fragment F on Query { int(x: $v) }")]
    [InlineData("query ($v: Boolean!) { int @skip(if: $v) }")]
    public void A_variable_may_be_used_in_a_fragment_or_directive(string document) => Passes(document);

    [Fact]
    public void One_that_is_not_used_is_an_error() =>
        Fails("query ($v: Int) { int }", "1:8");

    [Fact]
    public void A_fragment_that_is_not_spread_does_not_use_it() =>
        Fails("query ($v: Int) { int } fragment F on Query { int(x: $v) }", "1:8");
}
