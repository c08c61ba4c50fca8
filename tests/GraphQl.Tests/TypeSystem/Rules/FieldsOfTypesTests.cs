namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.6</summary>
public sealed class FieldsOfTypesTests
{
    [Theory]
    [InlineData("type A")]
    [InlineData("type A { a: Int a: Int }")]
    [InlineData("type A { a(b: Int, b: Int): Int }")]
    [InlineData("type A { a: I } input I { b: Int }")]
    [InlineData("type A { a(b: A): Int }")]
    public void What_breaks_the_rule_is_refused(string sdl) => RuleCheck.Refuses("3.6", sdl);

    [Theory]
    [InlineData("type A { a(b: Int, c: Int): A }")]
    public void What_keeps_the_rule_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
