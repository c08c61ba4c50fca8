using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Variable-Uniqueness">§5.8.1</see></summary>
public class VariableUniquenessTests() : RuleTest(VariableUniqueness.Check)
{
    [Fact]
    public void Operations_have_variables_of_their_own() => Passes("query A($v: Int) { int } query B($v: Int) { int }");

    [Fact]
    public void All_places_of_a_repeated_variable_are_told_in_one_error() =>
        Fails("query ($v: Int, $v: Int) { int }", "1:18 1:9");
}
