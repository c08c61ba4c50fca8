using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Input-Object-Field-Names">§5.6.2</see></summary>
public class InputObjectFieldNamesTests() : RuleTest(InputObjectFieldNames.Check)
{
    [Fact]
    public void Known_fields_pass() => Passes("{ find(filter: {kind: FILE, not: {tags: []}}) { __typename } }");

    [Fact]
    public void An_unknown_field_is_an_error_at_any_depth() =>
        Fails("{ find(filter: {nope: 1, not: {nada: 1}}) { __typename } }", "1:17", "1:32");

    [Fact]
    public void The_values_of_custom_scalars_are_free() => Passes("{ date(x: {nope: 1}) }");
}
