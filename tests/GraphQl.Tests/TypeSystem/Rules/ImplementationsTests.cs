namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.6</summary>
public sealed class ImplementationsTests
{
    [Theory]
    [InlineData("interface I { a: Int } type A implements I { b: Int }")]
    [InlineData("interface I { a: Int } type A implements I { a: String }")]
    [InlineData("interface I { a: Int } type A implements I & I { a: Int }")]
    [InlineData("interface I { a: Int } interface J implements I { a: Int } type A implements J { a: Int }")]
    [InlineData("interface I { a(x: Int): Int } type A implements I { a: Int }")]
    [InlineData("interface I { a: Int } type A implements I { a(x: Int!): Int }")]
    public void What_breaks_the_rule_is_refused(string sdl) => RuleCheck.Refuses("3.6", sdl);

    [Theory]
    [InlineData("interface I { a: I } type A implements I { a(x: Int): A! }")]
    public void What_keeps_the_rule_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
