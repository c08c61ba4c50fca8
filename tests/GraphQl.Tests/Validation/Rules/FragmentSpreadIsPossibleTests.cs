using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible">§5.5.2.3</see></summary>
public class FragmentSpreadIsPossibleTests() : RuleTest(FragmentSpreadIsPossible.Check)
{
    [Fact]
    public void Objects_in_objects_must_be_the_same() => Passes("{ file { ... on File { id } } }");

    [Fact]
    public void Another_object_is_an_error() =>
        Fails("{ file { ... on Folder { id } } }", "1:10");

    [Fact]
    public void Abstract_types_in_objects_must_include_the_object() => Passes("{ file { ... on Node { id } ... on Item { __typename } } }");

    [Fact]
    public void An_abstract_type_without_the_object_is_an_error() =>
        Fails("{ user { ... on Named { name } } }", "1:10");

    [Fact]
    public void Objects_in_abstract_types_must_be_among_them() => Passes("{ item { ... on File { id } } }");

    [Theory]
    [InlineData("{ item { ... on User { id } } }", "1:10")]
    [InlineData("{ item { ...F } } fragment F on User { id }", "1:10")]
    public void An_object_that_is_not_among_them_is_an_error(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void Abstract_types_in_abstract_types_must_have_an_object_in_common() => Passes("{ item { ... on Node { id } } }");
}
