using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Argument-Uniqueness">§5.4.2</see></summary>
public class ArgumentUniquenessTests() : RuleTest(ArgumentUniqueness.Check)
{
    [Fact]
    public void Different_arguments_pass() => Passes("{ find(filter: {}, target: {id: 1}) { __typename } }");

    [Fact]
    public void All_places_of_a_repeated_argument_are_told_in_one_error() =>
        Fails("{ int(x: 1, x: 2, x: 3) }", "1:13 1:19 1:7");

    [Fact]
    public void Directives_have_arguments_too() =>
        Fails("{ int @skip(if: true, if: true) }", "1:13 1:23");

    [Fact]
    public void What_is_unknown_is_looked_at_as_well() =>
        Fails("{ nope(a: 1, a: 2) }", "1:14 1:8");
}
