using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Directives-Are-in-Valid-Locations">§5.7.2</see></summary>
public class DirectivesAreInValidLocationsTests() : RuleTest(DirectivesAreInValidLocations.Check)
{
    [Fact]
    public void A_directive_may_stand_where_it_is_defined_for() => Passes("query ($v: Int @many) @once { int @once ...F @once }");

    [Theory]
    [InlineData("mutation @once { __typename }", "1:10")]
    [InlineData("query ($v: Int @once) { int }", "1:16")]
    [InlineData("{ int @deprecated }", "1:7")]
    public void Elsewhere_it_is_an_error(string document, params string[] places) => Fails(document, places);
}
