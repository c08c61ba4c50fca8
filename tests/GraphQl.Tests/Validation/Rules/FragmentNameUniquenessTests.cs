using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness">§5.5.1.1</see></summary>
public class FragmentNameUniquenessTests() : RuleTest(FragmentNameUniqueness.Check)
{
    [Fact]
    public void Different_names_pass() => Passes("{ int } fragment A on Query { int } fragment B on Query { int }");

    [Fact]
    public void Each_repetition_is_told_with_the_first() =>
        Fails("fragment A on Query { int } fragment A on Query { int }", "1:10 1:38");
}
