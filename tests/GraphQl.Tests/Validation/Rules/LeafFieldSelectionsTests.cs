using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections">§5.3.3</see></summary>
public class LeafFieldSelectionsTests() : RuleTest(LeafFieldSelections.Check)
{
    [Fact]
    public void Leaves_end_and_composites_go_on() => Passes("{ int folder { id children { __typename } } }");

    [Theory]
    [InlineData("{ folder }", "1:3")]
    [InlineData("{ item }", "1:3")]
    [InlineData("{ folder { children } }", "1:12")]
    public void A_composite_needs_a_selection(string document, params string[] places) => Fails(document, places);

    [Theory]
    [InlineData("{ int { x } }", "1:7")]
    [InlineData("{ file { kind { x } } }", "1:15")]
    public void A_leaf_has_none(string document, params string[] places) => Fails(document, places);
}
