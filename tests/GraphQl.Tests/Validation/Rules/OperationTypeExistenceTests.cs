using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Operation-Type-Existence">§5.2.1.1</see></summary>
public class OperationTypeExistenceTests() : RuleTest(OperationTypeExistence.Check)
{
    [Theory]
    [InlineData("{ int }")]
    [InlineData("mutation { __typename }")]
    [InlineData("subscription { ticked }")]
    public void The_kinds_that_the_schema_has_a_root_for_pass(string document) => Passes(document);

    [Theory]
    [InlineData("mutation { __typename }")]
    [InlineData("subscription S { a }")]
    public void Others_are_errors(string document)
    {
        var schema = SchemaBuilder.FromSdl(Parser.Parse("type Query { a: Int }"));
        var error = Assert.Single(Validator.Validate(schema, Parser.Parse(document), [OperationTypeExistence.Check]));
        Assert.Equal("1:1", LocationsOf(error));
    }
}
