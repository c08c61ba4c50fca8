namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.13</summary>
public sealed class DirectiveDefinitionsTests
{
    [Theory]
    [InlineData("directive @d(a: Int, a: Int) on FIELD")]
    [InlineData("directive @d(a: Query) on FIELD")]
    [InlineData("directive @d(a: Int @d) on ARGUMENT_DEFINITION")]
    [InlineData("directive @d(a: I) on INPUT_FIELD_DEFINITION input I { x: Int @d }")]
    public void What_breaks_the_rule_is_refused(string sdl) => RuleCheck.Refuses("3.13", sdl);

    [Theory]
    [InlineData("directive @d(a: Int) repeatable on FIELD | OBJECT")]
    public void What_keeps_the_rule_is_taken(string sdl) => RuleCheck.Takes(sdl);
}
