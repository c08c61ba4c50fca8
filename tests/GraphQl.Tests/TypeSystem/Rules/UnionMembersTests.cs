namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.8</summary>
public sealed class UnionMembersTests
{
    [Theory]
    [InlineData("union U")]
    [InlineData("union U = Query | Query")]
    [InlineData("union U = E enum E { A }")]
    public void What_breaks_the_rule_is_refused(string sdl) => RuleCheck.Refuses("3.8", sdl);

    [Theory]
    [InlineData("union U = Query")]
    public void What_keeps_the_rule_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
