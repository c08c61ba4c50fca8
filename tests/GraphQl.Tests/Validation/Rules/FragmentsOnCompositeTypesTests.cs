using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types">§5.5.1.3</see></summary>
public class FragmentsOnCompositeTypesTests() : RuleTest(FragmentsOnCompositeTypes.Check)
{
    [Fact]
    public void Objects_interfaces_and_unions_have_fields() =>
        Passes("{ ... on Query { int } item { ... on Item { __typename } } named { ... on Node { id } } }");

    [Theory]
    [InlineData("{ ... on Kind { x } }", "1:10")]
    [InlineData("{ ... on Date { x } }", "1:10")]
    [InlineData("{ int } fragment F on Filter { x }", "1:23")]
    public void Scalars_enums_and_input_objects_have_none(string document, params string[] places) => Fails(document, places);
}
