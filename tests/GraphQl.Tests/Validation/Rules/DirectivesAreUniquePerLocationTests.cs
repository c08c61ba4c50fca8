using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location">§5.7.3</see></summary>
public class DirectivesAreUniquePerLocationTests() : RuleTest(DirectivesAreUniquePerLocation.Check)
{
    [Fact]
    public void A_repeatable_directive_may_be_repeated() => Passes("{ int @many @many }");

    [Fact]
    public void Different_places_are_different() => Passes("{ a: int @once b: int @once }");

    [Fact]
    public void Each_repetition_is_told_with_the_first() =>
        Fails("{ int @once @once @once }", "1:13 1:7", "1:19 1:7");
}
