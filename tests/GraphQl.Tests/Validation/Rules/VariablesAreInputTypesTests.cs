using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types">§5.8.2</see></summary>
public class VariablesAreInputTypesTests() : RuleTest(VariablesAreInputTypes.Check)
{
    [Fact]
    public void Scalars_enums_and_input_objects_pass() => Passes("query ($a: Int, $b: [Kind!]!, $c: Filter) { int }");

    [Theory]
    [InlineData("query ($v: File) { int }", "1:12")]
    [InlineData("query ($v: [Item]!) { int }", "1:12")]
    public void Output_types_are_errors(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void An_unknown_type_is_an_error_at_its_name() =>
        Fails("query ($v: [Nope]!) { int }", "1:13");
}
