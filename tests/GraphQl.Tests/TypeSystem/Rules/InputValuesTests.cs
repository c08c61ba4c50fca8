namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.13.3</summary>
public sealed class InputValuesTests
{
    [Theory]
    [InlineData("type A { a(b: Int! @deprecated): Int }")]
    [InlineData("input I { a: Int! @deprecated }")]
    [InlineData("interface I { a: Int } type A implements I { a: Int @deprecated }")]
    public void Nobody_is_told_not_to_use_what_has_to_be_given(string sdl) => RuleCheck.Refuses("3.13.3", sdl);

    [Theory]
    [InlineData("type A { a(b: Int! = 1 @deprecated, c: Int @deprecated): Int @deprecated }")]
    public void What_may_be_left_out_may_be_deprecated(string sdl) => RuleCheck.Takes(sdl);
}
