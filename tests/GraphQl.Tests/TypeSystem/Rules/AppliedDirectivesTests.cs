namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§5.7 and §5.4 within SDL</summary>
public sealed class AppliedDirectivesTests
{
    [Theory]
    [InlineData("5.7.1", "type A @nobody { a: Int }")]
    [InlineData("5.7.2", "type A { a: Int @skip(if: true) }")]
    [InlineData("5.7.3", "type A { a: Int @deprecated @deprecated }")]
    [InlineData("5.4.1", "type A { a: Int @deprecated(why: 1) }")]
    [InlineData("5.4.2", "directive @d(a: Int) on OBJECT type A @d(a: 1, a: 2) { a: Int }")]
    [InlineData("5.6.1", "directive @d(a: Int!) on OBJECT type A @d { a: Int }")]
    [InlineData("5.6.1", "scalar S @specifiedBy(url: 1)")]
    public void A_directive_that_does_not_fit_is_refused(string rule, string sdl) => RuleCheck.Refuses(rule, sdl);

    [Theory]
    [InlineData("directive @d repeatable on OBJECT type A @d @d { a: Int }")]
    [InlineData("directive @d(a: [Int!] = [1]) on ENUM_VALUE enum E { A @d B @d(a: 2) }")]
    public void A_directive_that_fits_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
