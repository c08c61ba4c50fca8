using System.Runtime.CompilerServices;
using Api.GraphQl;
using GraphQl.TypeSystem;
using Xunit;

namespace Api.Tests.GraphQl;

public class SchemaTests
{
    private const string WriteGolden = "OPENCLOUD_WRITE_GOLDEN";
    private const string BreakClients = "OPENCLOUD_BREAK_SCHEMA";

    private static readonly GraphQlSchema Schema = ProductSchema.Build();

    [Fact]
    public void The_committed_schema_is_the_one_that_is_served()
    {
        var (path, printed) = (PathOf("schema.graphql"), SchemaPrinter.Print(Schema));
        if (Environment.GetEnvironmentVariable(WriteGolden) == "1")
        {
            // What breaks clients is not written by the way: it has to be meant.
            if (File.Exists(path) && Environment.GetEnvironmentVariable(BreakClients) != "1")
                Assert.Empty(SchemaChanges.Breaking(SchemaBuilder.FromSdl(File.ReadAllText(path)), Schema));
            File.WriteAllText(path, printed);
        }

        Assert.Equal(File.ReadAllText(path), printed);
    }

    [Fact]
    public void Nothing_that_clients_may_rely_on_has_gone_from_the_committed_schema() =>
        Assert.Empty(SchemaChanges.Breaking(SchemaBuilder.FromSdl(File.ReadAllText(PathOf("schema.graphql"))), Schema));

    [Theory]
    [InlineData("type Query { b: Int }", "Query.a is gone.")]
    [InlineData("type Query { a: Int }", "Query.a is Int, and was Int!.")]
    [InlineData("type Query { a: String! }", "Query.a is String!, and was Int!.")]
    [InlineData("type Query { a(x: Int!): Int! }", "Query.a.x is new and has to be given.")]
    [InlineData("type Query { a(x: Int): Int! b: Int }", null)]
    [InlineData("type Query { a(y: Int!): Int! }", "Query.a.y has to be given now.", "type Query { a(y: Int! = 1): Int! }")]
    [InlineData(
        "type Query { a(y: In): Int! } input In @oneOf { b: Int c: Int }", "In takes one field alone now.",
        "type Query { a(y: In): Int! } input In { b: Int c: Int }")]
    public void A_change_that_breaks_clients_is_told(string now, string? expected, string was = "type Query { a: Int! }") =>
        Assert.Equal(
            expected is null ? [] : [expected],
            SchemaChanges.Breaking(SchemaBuilder.FromSdl(was), SchemaBuilder.FromSdl(now)));

    [Fact]
    public void Everything_in_the_schema_is_described()
    {
        var undescribed = new List<string>();
        foreach (var type in Schema.Types.Where(type => !type.IsBuiltIn))
        {
            Check("type", [(type.Name, type.Description)]);
            switch (type)
            {
                case EnumType values: Check(type.Name, values.Values.Select(value => (value.Name, value.Description))); break;
                case InputObjectType input: Check(type.Name, input.Fields.Select(field => (field.Name, field.Description))); break;
                case ComplexType composite:
                    foreach (var field in composite.Fields)
                    {
                        Check(type.Name, [(field.Name, field.Description)]);
                        Check($"{type.Name}.{field.Name}", field.Arguments.Select(argument => (argument.Name, argument.Description)));
                    }

                    break;
            }
        }

        Assert.Empty(undescribed);

        void Check(string of, IEnumerable<(string Name, string? Description)> members) =>
            undescribed.AddRange(members.Where(each => string.IsNullOrWhiteSpace(each.Description)).Select(each => $"{of}.{each.Name}"));
    }

    internal static string PathOf(string file, [CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "OpenCloud.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, file);
    }
}
