using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Field-Selections">§5.3.1</see></summary>
public class FieldSelectionsTests() : RuleTest(FieldSelections.Check)
{
    [Fact]
    public void Fields_of_the_type_pass() => Passes("{ folder { id name size } named { name } }");

    [Fact]
    public void Meta_fields_stand_everywhere() => Passes("""{ __schema { description } __type(name: "A") { name } item { __typename } }""");

    [Fact]
    public void An_unknown_field_is_an_error() =>
        Fails("{ folder { nope } }", "1:12");

    [Fact]
    public void An_interface_has_no_fields_of_its_implementations() =>
        Fails("{ named { id } }", "1:11");

    [Fact]
    public void A_union_has_no_fields_of_its_members() =>
        Fails("{ item { id } }", "1:10");

    [Fact]
    public void Below_an_unknown_field_nothing_more_is_told() =>
        Fails("{ nope { deeper } }", "1:3");

    [Fact]
    public void Introspection_starts_at_the_root_of_queries() =>
        Fails("mutation { __schema { description } }", "1:12");
}
