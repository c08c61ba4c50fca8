using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Input-Object-Required-Fields">§5.6.4</see></summary>
public class InputObjectRequiredFieldsTests() : RuleTest(InputObjectRequiredFields.Check)
{
    [Theory]
    [InlineData("{ find(filter: {size: {min: 1}}) { __typename } }")]
    [InlineData("{ find(filter: {}) { __typename } }")]
    public void A_field_with_a_default_may_be_left_out(string document) => Passes(document);

    [Fact]
    public void A_required_field_that_is_missing_is_an_error_at_the_object() =>
        Fails("{ find(filter: {size: {max: 1}}) { __typename } }", "1:23");

    [Fact]
    public void A_literal_null_is_for_another_rule() => Passes("{ find(filter: {size: {min: null}}) { __typename } }");
}
