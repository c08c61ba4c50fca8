using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Field-Selection-Merging">§5.3.2</see></summary>
public class FieldSelectionMergingTests() : RuleTest(FieldSelectionMerging.Check)
{
    [Theory]
    [InlineData("{ int int }")]
    [InlineData("{ folder { id } folder { name } }")]
    [InlineData("{ int(x: 1) int(x: 1) }")]
    public void Equal_fields_merge(string document) => Passes(document);

    [Fact]
    public void Aliases_keep_fields_apart() => Passes("{ a: int(x: 1) b: int(x: 2) }");

    [Fact]
    public void Different_fields_under_one_name_conflict() =>
        Fails("{ a: int a: float }", "1:10 1:3");

    [Theory]
    [InlineData("{ int(x: 1) int(x: 2) }", "1:13 1:3")]
    [InlineData("{ int(x: 1) int }", "1:13 1:3")]
    [InlineData("query ($v: Int) { int(x: $v) int(x: 1) }", "1:19 1:30")]
    public void Different_arguments_conflict(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void The_order_of_input_fields_is_free() => Passes(
        "{ find(filter: {kind: FILE, tags: []}) { __typename } find(filter: {tags: [], kind: FILE}) { __typename } }");

    [Fact]
    public void The_order_of_list_items_is_not() =>
        Fails("{ ints(x: [1, 2]) ints(x: [2, 1]) }", "1:19 1:3");

    [Fact]
    public void What_is_selected_below_merged_fields_is_merged() =>
        Fails("{ folder { a: id } folder { a: name } }", "1:12 1:29");

    [Fact]
    public void Fragments_are_opened() =>
        Fails("{ folder { ...F a: name } } fragment F on Folder { a: id }", "1:17 1:52");

    [Theory]
    [InlineData("{ named { ... on File { a: id } ... on Folder { a: id } } }")]
    [InlineData("""{ item { ... on File { name(locale: "de") } ... on Folder { name(locale: "en") } } }""")]
    public void Objects_of_different_types_may_give_different_fields_of_one_type(string document) => Passes(document);

    [Fact]
    public void They_may_not_give_different_types() =>
        Fails("{ item { ... on File { size } ... on Folder { size } } }", "1:24 1:47");

    [Fact]
    public void An_interface_can_be_any_of_its_objects() =>
        Fails("""{ named { name(locale: "de") ... on File { name(locale: "en") } } }""", "1:11 1:44");

    [Fact]
    public void A_fragment_that_is_never_spread_is_checked_by_itself() =>
        Fails("{ int } fragment F on Folder { a: id a: name }", "1:32 1:38");

    [Fact]
    public void Cycles_of_fragments_end() => Passes("{ folder { ...F } } fragment F on Folder { parent { ...F } ...F }");
}
