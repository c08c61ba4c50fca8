using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Required-Arguments">§5.4.3</see></summary>
public class RequiredArgumentsTests() : RuleTest(RequiredArguments.Check)
{
    [Fact]
    public void A_required_argument_that_is_given_passes() => Passes("{ required(x: 1) }");

    [Fact]
    public void One_with_a_default_may_be_left_out() => Passes("{ rescued }");

    [Fact]
    public void A_required_argument_that_is_missing_is_an_error_at_the_field() =>
        Fails("{ required }", "1:3");

    [Fact]
    public void A_literal_null_is_for_another_rule() => Passes("{ required(x: null) }");

    [Fact]
    public void A_directive_needs_its_arguments_as_well() =>
        Fails("{ int @skip }", "1:7");
}
