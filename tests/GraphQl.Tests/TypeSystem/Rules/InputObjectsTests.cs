namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.10</summary>
public sealed class InputObjectsTests
{
    [Theory]
    [InlineData("input I")]
    [InlineData("input I { a: Int a: Int }")]
    [InlineData("input I { a: Query }")]
    [InlineData("input O @oneOf { a: Int! }")]
    [InlineData("input O @oneOf { a: Int = 1 }")]
    public void What_breaks_the_rule_is_refused(string sdl) => RuleCheck.Refuses("3.10", sdl);

    [Theory]
    [InlineData("input O @oneOf { a: Int b: O }")]
    public void What_keeps_the_rule_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
