using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Directives-Are-Defined">§5.7.1</see></summary>
public class DirectivesAreDefinedTests() : RuleTest(DirectivesAreDefined.Check)
{
    [Fact]
    public void Defined_directives_pass() => Passes("{ int @many @skip(if: true) }");

    [Theory]
    [InlineData("{ int @nope }", "1:7")]
    [InlineData("query ($v: Int @nope) @nada { int }", "1:16", "1:23")]
    [InlineData("extend scalar Date @nope", "1:20")]
    public void An_undefined_one_is_an_error_wherever_it_stands(string document, params string[] places) => Fails(document, places);
}
