using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used">§5.5.1.4</see></summary>
public class FragmentsMustBeUsedTests() : RuleTest(FragmentsMustBeUsed.Check)
{
    [Fact]
    public void A_fragment_may_be_used_by_way_of_another() => Passes("{ ...A } fragment A on Query { ...B } fragment B on Query { int }");

    [Fact]
    public void One_that_no_operation_reaches_is_an_error() =>
        Fails("{ int } fragment F on Query { int }", "1:9");

    [Fact]
    public void Fragments_that_use_only_each_other_are_not_used() =>
        Fails("{ int } fragment A on Query { ...B } fragment B on Query { ...A }", "1:9", "1:38");
}
