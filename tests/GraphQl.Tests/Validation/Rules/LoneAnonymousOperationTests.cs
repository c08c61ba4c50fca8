using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation">§5.2.3.1</see></summary>
public class LoneAnonymousOperationTests() : RuleTest(LoneAnonymousOperation.Check)
{
    [Theory]
    [InlineData("{ int }")]
    [InlineData("query { int } fragment F on Query { int }")]
    public void One_operation_needs_no_name(string document) => Passes(document);

    [Fact]
    public void Among_others_it_needs_one() =>
        Fails("{ int } query A { int }", "1:1");

    [Fact]
    public void Each_nameless_one_is_told() =>
        Fails("{ int } { int }", "1:1", "1:9");
}
