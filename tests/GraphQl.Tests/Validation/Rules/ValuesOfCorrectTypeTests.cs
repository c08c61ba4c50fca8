using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type">§5.6.1</see></summary>
public class ValuesOfCorrectTypeTests() : RuleTest(ValuesOfCorrectType.Check)
{
    [Theory]
    [InlineData("{ int(x: 1) }")]
    [InlineData("{ int(x: null) }")]
    [InlineData("{ float(x: 1) }")]
    [InlineData("{ float(x: 1.5e3) }")]
    [InlineData("{ id(x: 1) }")]
    [InlineData("""{ id(x: "a") }""")]
    [InlineData("""{ date(x: {a: [1, "b"]}) }""")]
    [InlineData("{ ints(x: 1) }")]
    [InlineData("{ ints(x: [1, null]) }")]
    public void Values_of_the_type_pass(string document) => Passes(document);

    [Theory]
    [InlineData("""{ int(x: "1") }""", "1:10")]
    [InlineData("{ int(x: 1.0) }", "1:10")]
    [InlineData("{ int(x: 2147483648) }", "1:10")]
    [InlineData("{ id(x: 1.5) }", "1:9")]
    [InlineData("{ int(x: [1]) }", "1:10")]
    [InlineData("{ int(x: {}) }", "1:10")]
    public void Values_of_another_type_are_errors(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void Null_has_no_place_where_the_type_is_non_null() =>
        Fails("{ required(x: null) }", "1:15");

    [Theory]
    [InlineData("""{ find(filter: {kind: "FILE"}) { __typename } }""", "1:23")]
    [InlineData("{ find(filter: {kind: NOPE}) { __typename } }", "1:23")]
    public void An_enum_takes_its_names_and_no_strings(string document, params string[] places) => Fails(document, places);

    [Fact]
    public void Each_item_of_a_list_is_looked_at() =>
        Fails("""{ ints(x: [1, "a", true]) }""", "1:15", "1:20");

    [Fact]
    public void Defaults_of_variables_are_values() =>
        Fails("""query ($v: Int = "a") { int(x: $v) }""", "1:18");

    [Theory]
    [InlineData("{ find(target: {id: 1}) { __typename } }")]
    [InlineData("""{ find(target: {path: "a"}) { __typename } }""")]
    public void A_OneOf_input_object_has_exactly_one_field(string document) => Passes(document);

    [Theory]
    [InlineData("{ find(target: {}) { __typename } }", "1:16")]
    [InlineData("""{ find(target: {id: 1, path: "a"}) { __typename } }""", "1:16")]
    [InlineData("{ find(target: {id: null}) { __typename } }", "1:16")]
    public void It_has_neither_none_nor_two_nor_null(string document, params string[] places) => Fails(document, places);
}
