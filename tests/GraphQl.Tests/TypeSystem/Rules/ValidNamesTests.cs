namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§2.1.9</summary>
public sealed class ValidNamesTests
{
    [Theory]
    [InlineData("type __A { a: Int }")]
    [InlineData("type A { __a: Int }")]
    [InlineData("type A { a(__b: Int): Int }")]
    [InlineData("enum E { __A }")]
    [InlineData("input I { __a: Int }")]
    [InlineData("directive @__d on FIELD")]
    public void What_breaks_the_rule_is_refused(string sdl) => RuleCheck.Refuses("2.1.9", sdl);

    [Theory]
    [InlineData("type A_ { _a: Int a__: Int }")]
    public void What_keeps_the_rule_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
