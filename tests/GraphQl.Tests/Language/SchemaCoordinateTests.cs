using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.Language;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates">§2.14</see></summary>
public class SchemaCoordinateTests
{
    private static readonly GraphQlSchema Schema = SchemaBuilder.FromSdl("""
        directive @d(a: Int) on FIELD
        enum E { ONE }
        input In { field: Int }
        type Query { field(argument: Int): E in(in: In): Int }
        """);

    [Theory]
    [InlineData("Query")]
    [InlineData("Query.field")]
    [InlineData("Query.field(argument:)")]
    [InlineData("E.ONE")]
    [InlineData("In.field")]
    [InlineData("@d")]
    [InlineData("@d(a:)")]
    public void Names_an_element_and_reads_back(string text)
    {
        Assert.True(SchemaCoordinate.TryParse(text, out var coordinate));
        Assert.Equal(text, coordinate.ToString());
        Assert.NotNull(Schema.Find(coordinate));
    }

    [Theory]
    [InlineData("Nope")]
    [InlineData("Query.nope")]
    [InlineData("Query.field(nope:)")]
    [InlineData("In.field(argument:)")]
    [InlineData("@nope")]
    [InlineData("@d(nope:)")]
    public void May_name_nothing(string text)
    {
        Assert.True(SchemaCoordinate.TryParse(text, out var coordinate));
        Assert.Null(Schema.Find(coordinate));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" Query")]
    [InlineData("Query .field")]
    [InlineData("Query.")]
    [InlineData(".field")]
    [InlineData("Query.field()")]
    [InlineData("Query.field(argument)")]
    [InlineData("Query(argument:)")]
    [InlineData("Query.field(argument:).more")]
    [InlineData("@d.field")]
    [InlineData("@")]
    [InlineData("1")]
    [InlineData("Quéry")]
    [InlineData("Query\n")]
    public void Has_a_grammar_of_its_own(string text) => Assert.False(SchemaCoordinate.TryParse(text, out _));
}
