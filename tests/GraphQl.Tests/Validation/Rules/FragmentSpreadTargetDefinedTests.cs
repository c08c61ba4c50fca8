using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined">§5.5.2.1</see></summary>
public class FragmentSpreadTargetDefinedTests() : RuleTest(FragmentSpreadTargetDefined.Check)
{
    [Fact]
    public void A_defined_fragment_passes() => Passes("{ ...F } fragment F on Query { int }");

    [Fact]
    public void An_undefined_one_is_an_error_at_its_name() =>
        Fails("{ ...Nope }", "1:6");

    [Fact]
    public void Names_differ_by_case() =>
        Fails("{ ...f } fragment F on Query { int }", "1:6");
}
