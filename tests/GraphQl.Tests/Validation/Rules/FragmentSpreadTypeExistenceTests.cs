using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence">§5.5.1.2</see></summary>
public class FragmentSpreadTypeExistenceTests() : RuleTest(FragmentSpreadTypeExistence.Check)
{
    [Fact]
    public void Existing_types_pass() => Passes("{ ... on Query { int } ... { int } }");

    [Theory]
    [InlineData("{ ... on Nope { int } }", "1:10")]
    [InlineData("{ int } fragment F on Nope { int }", "1:23")]
    public void An_unknown_type_is_an_error_where_it_stands(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void Types_of_variables_are_for_another_rule() => Passes("query ($v: Nope) { int }");
}
