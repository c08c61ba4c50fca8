using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Argument-Names">§5.4.1</see></summary>
public class ArgumentNamesTests() : RuleTest(ArgumentNames.Check)
{
    [Fact]
    public void Known_arguments_pass() => Passes("{ int(x: 1) @many(n: 1) }");

    [Theory]
    [InlineData("{ int(y: 1) }", "1:7")]
    [InlineData("{ file { id(x: 1) } }", "1:13")]
    [InlineData("{ int @needs(a: 1, b: 2) }", "1:20")]
    public void An_unknown_argument_is_an_error(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void Arguments_of_what_is_unknown_are_not_looked_at() => Passes("{ nope(x: 1) @nada(y: 1) }");
}
