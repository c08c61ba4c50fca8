using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness">§5.6.3</see></summary>
public class InputObjectFieldUniquenessTests() : RuleTest(InputObjectFieldUniqueness.Check)
{
    [Fact]
    public void The_same_field_may_stand_at_another_depth() => Passes("{ find(filter: {kind: FILE, not: {kind: FILE}}) { __typename } }");

    [Fact]
    public void Each_repetition_is_told_with_the_first() =>
        Fails("{ find(filter: {kind: FILE, kind: FILE}) { __typename } }", "1:17 1:29");

    [Fact]
    public void Custom_scalars_are_looked_at_as_well() =>
        Fails("{ date(x: {a: 1, a: 2}) }", "1:12 1:18");
}
