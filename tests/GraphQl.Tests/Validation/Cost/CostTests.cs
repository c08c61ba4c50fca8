using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Costs;

/// <summary><see href="https://ibm.github.io/graphql-specs/cost-spec.html">GraphQL Cost Directives</see></summary>
public class CostTests
{
    private static readonly GraphQlSchema Schema = SchemaBuilder.FromSdl("""
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(
          assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION
        interface Node { id: ID! }
        type Cheap implements Node { id: ID! name: String }
        type Dear implements Node @cost(weight: "7") { id: ID! name: String @cost(weight: "3") }
        type User {
          name: String
          age: Int @cost(weight: "2.0")
          friends(first: Int = 5, last: Int): [User] @listSize(slicingArguments: ["first", "last"])
        }
        type Connection { edges: [Edge] nodes: [User] total: Int }
        type Edge { node: User }
        input Filter { name: String @cost(weight: "0.5") and: [Filter!] }
        type Query {
          user: User
          users(max: Int): [User] @listSize(slicingArguments: ["max"])
          some: [User] @listSize(assumedSize: 3)
          many: [User]
          page(first: Int, last: Int): Connection @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"])
          find(filter: Filter, deep: Boolean @cost(weight: "4")): Int
          node: Node
          matrix: [[User]] @listSize(assumedSize: 2)
        }
        """);

    private static readonly CostWeights Weights = CostWeights.Of(Schema);

    [Theory]
    [InlineData("{ user { name } }", 1, 2)] // the root and the user
    [InlineData("{ users(max: 5) { age } }", 11, 6)] // one field, and five times two
    [InlineData("{ some { name } }", 1, 4)]
    [InlineData("{ many { name } }", 1, 11)] // ten are assumed
    [InlineData("{ user { friends { friends(first: 2) { age } } } }", 27, 17)] // five is the default of first: 1 + 1 + 5 * (1 + 2 * 2)
    [InlineData("{ page(first: 4) { edges { node { name } } total } }", 6, 10)] // the connection, then four edges and nodes
    [InlineData("{ page(first: 4) { edges { __typename } nodes { __typename } } }", 3, 10)]
    [InlineData("{ matrix { name } }", 1, 21)]
    [InlineData("{ __schema { types { name } } __typename }", 0, 1)]
    public void Fields_and_objects_are_counted_as_often_as_lists_are_long(string document, double field, double type) =>
        Assert.Equal(new Cost(field, type), CostOf(document));

    [Theory]
    [InlineData("{ find }", 0)]
    [InlineData("{ find(deep: true) }", 4)]
    [InlineData("{ find(filter: {name: \"a\"}) }", 1.5)]
    [InlineData("{ find(filter: {and: [{name: \"a\"}, {name: \"b\"}]}) }", 3)]
    [InlineData("{ find(filter: null) }", 0)]
    public void Arguments_and_the_fields_of_input_objects_weigh(string document, double field) =>
        Assert.Equal(field, CostOf(document).Field);

    [Fact]
    public void Of_an_abstract_type_the_most_costly_object_counts()
    {
        Assert.Equal(new Cost(1, 8), CostOf("{ node { id } }"));
        Assert.Equal(new Cost(4, 8), CostOf("{ node { ... on Cheap { name } ... on Dear { name } } }"));
    }

    [Fact]
    public void Fields_that_are_merged_count_once() =>
        Assert.Equal(CostOf("{ user { name age } }"), CostOf("{ user { name } ...F } fragment F on Query { user { age } user { age } }"));

    [Fact]
    public void Variables_tell_lengths_when_the_request_comes()
    {
        var plan = Plan("query ($n: Int, $m: Int) { users(max: $n) { friends(last: $m, first: 1) { age } } }");

        Assert.Equal(new Cost(1 + (3 * (1 + (4 * 2))), 1 + (3 * (1 + 4))), plan.Evaluate(name => Given(name == "n" ? 3 : 4)));
        Assert.Equal(new Cost(1 + (10 * (1 + 2)), 1 + (10 * 2)), plan.Evaluate(_ => default));
        Assert.Equal(new Cost(1, 1), plan.Evaluate(name => Given(name == "n" ? -3 : 4)));
    }

    [Fact]
    public void An_absent_variable_leaves_the_default_of_its_argument()
    {
        var plan = Plan("query ($n: Int) { user { friends(first: $n) { name } } }");

        Assert.Equal(new Cost(2, 2 + 5), plan.Evaluate(_ => default));
        Assert.Equal(new Cost(2, 2 + 10), plan.Evaluate(_ => Given(null))); // null is no length: ten are assumed
    }

    [Fact]
    public void What_doubles_at_every_step_is_evaluated_in_no_time()
    {
        var fragments = string.Join(' ', Enumerable.Range(0, 90).Select(i => $"fragment F{i} on User {{ {Twice($"{{ ...F{i + 1} }}")} }}"));
        var plan = Plan($"query ($n: Int) {{ users(max: $n) {{ ...F0 }} }} {fragments} fragment F90 on User {{ name }}");

        Assert.True(plan.Evaluate(_ => Given(1)).Type > Math.Pow(2, 90));
        static string Twice(string below) => $"a: friends(first: 1) {below} b: friends(first: 1) {below}";
    }

    [Fact]
    public void A_cycle_of_fragments_ends() =>
        Assert.NotEqual(default, CostOf("{ user { ...F } } fragment F on User { friends(first: 1) { ...F } }"));

    [Fact]
    public void What_costs_more_than_allowed_is_a_request_error()
    {
        var plan = Plan("query ($n: Int) { users(max: $n) { age } }");

        Assert.Null(plan.Check(plan.Evaluate(_ => Given(100))));
        var error = Assert.IsType<GraphQlError>(plan.Check(plan.Evaluate(_ => Given(1_000_000))));
        Assert.Equal("cost", error.Rule);
        Assert.Equal(new SourceLocation(1, 1), Assert.Single(error.Locations));
    }

    [Theory]
    [InlineData("{ users(max: 1) { name } }", 0)]
    [InlineData("query ($n: Int) { users(max: $n) { name } }", 0)]
    [InlineData("{ users { name } }", 1)]
    [InlineData("{ users(max: null) { name } }", 1)]
    [InlineData("{ page(first: 1, last: 1) { total } }", 1)]
    [InlineData("{ page { total } }", 1)]
    [InlineData("{ user { friends { name } } }", 0)] // first has a default
    public void One_slicing_argument_is_required(string document, int errors) => Assert.Equal(
        errors,
        Validator.Validate(Schema, Parser.Parse(document), [context => OneSlicingArgument.Check(context, Weights)]).Count);

    private static Cost CostOf(string document) => Plan(document).Evaluate(_ => default);

    private static InputSlot Given(object? value) => new(true, value);

    private static CostPlan Plan(string text)
    {
        var document = Parser.Parse(text);
        return CostPlan.Of(Schema, document, document.Operations.First(), Weights);
    }
}
