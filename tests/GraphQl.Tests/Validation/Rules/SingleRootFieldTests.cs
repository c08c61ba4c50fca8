using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Single-Root-Field">§5.2.4.1</see></summary>
public class SingleRootFieldTests() : RuleTest(SingleRootField.Check)
{
    [Theory]
    [InlineData("subscription { ticked }")]
    [InlineData("subscription { ...F } fragment F on Subscription { ticked }")]
    [InlineData("subscription { ticked ticked }")]
    [InlineData("{ int file { id } }")]
    public void One_root_field_passes(string document) => Passes(document);

    [Fact]
    public void The_fields_after_the_first_are_errors() =>
        Fails("subscription { ticked changed { id } }", "1:23");

    [Fact]
    public void Fields_of_fragments_count() =>
        Fails("subscription { ticked ...F } fragment F on Subscription { changed { id } }", "1:59");

    [Fact]
    public void Aliases_make_two_fields_of_one() =>
        Fails("subscription { a: ticked b: ticked }", "1:26");

    [Fact]
    public void Introspection_is_no_event() =>
        Fails("subscription { __typename }", "1:16");

    [Theory]
    [InlineData("subscription { ticked @skip(if: true) }", "1:23")]
    [InlineData("subscription { ... @include(if: true) { ticked } }", "1:20")]
    [InlineData("subscription { ...F } fragment F on Subscription { ticked @skip(if: false) }", "1:59")]
    public void Nothing_at_the_root_depends_on_variables(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void Below_the_root_conditions_are_free() => Passes("subscription { changed { id @skip(if: true) } }");

    [Fact]
    public void A_cycle_of_fragments_ends() =>
        Fails("subscription { ...F } fragment F on Subscription { ...F }", "1:14");
}
