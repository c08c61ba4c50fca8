using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness">§5.2.2.1</see></summary>
public class OperationNameUniquenessTests() : RuleTest(OperationNameUniqueness.Check)
{
    [Fact]
    public void Different_names_pass() => Passes("query A { int } query B { int }");

    [Fact]
    public void An_operation_may_be_named_like_a_fragment() => Passes("query A { ...A } fragment A on Query { int }");

    [Fact]
    public void Names_differ_by_case() => Passes("query a { int } query A { int }");

    [Fact]
    public void The_same_name_is_an_error_even_for_another_kind_of_operation() =>
        Fails("query A { int } mutation A { __typename }", "1:26 1:7");

    [Fact]
    public void Each_repetition_is_told_with_the_first() =>
        Fails("query A { int } query A { int } query A { int }", "1:23 1:7", "1:39 1:7");
}
