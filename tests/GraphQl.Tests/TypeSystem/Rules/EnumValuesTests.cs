namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.9</summary>
public sealed class EnumValuesTests
{
    [Theory]
    [InlineData("enum E")]
    [InlineData("enum E { A A }")]
    public void What_breaks_the_rule_is_refused(string sdl) => RuleCheck.Refuses("3.9", sdl);

    [Theory]
    [InlineData("enum E { A B }")]
    public void What_keeps_the_rule_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
