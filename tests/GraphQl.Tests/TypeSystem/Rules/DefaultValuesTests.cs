namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.6.1</summary>
public sealed class DefaultValuesTests
{
    [Theory]
    [InlineData("""type A { a(b: Int = "x"): Int }""")]
    [InlineData("input I { a: Int! = null }")]
    [InlineData("""directive @d(a: Int = "x") on FIELD""")]
    [InlineData("type A { a(b: I = {x: 1, x: 2}): Int } input I { x: Int }")]
    public void What_breaks_the_rule_is_refused(string sdl) => RuleCheck.Refuses("3.6.1", sdl);

    [Theory]
    [InlineData("type A { a(b: [Int!] = 1, c: E = X): Int } enum E { X }")]
    public void What_keeps_the_rule_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
