namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.10</summary>
public sealed class InputObjectCyclesTests
{
    [Theory]
    [InlineData("input I { a: I! }")]
    [InlineData("input I { a: J! } input J { b: I! }")]
    public void What_breaks_the_rule_is_refused(string sdl) => RuleCheck.Refuses("3.10", sdl);

    [Theory]
    [InlineData("input I { a: I b: [I!]! c: J! } input J { d: I }")]
    public void What_keeps_the_rule_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
