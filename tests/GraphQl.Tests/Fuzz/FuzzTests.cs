using System.Diagnostics;
using System.Text;
using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Fuzz;

/// <summary>Whatever comes in, the engine answers: with a document, or with an error. It neither crashes nor hangs.</summary>
/// <remarks><c>GRAPHQL_FUZZ_COUNT</c> and <c>GRAPHQL_FUZZ_SEED</c> make a longer run.</remarks>
public class FuzzTests
{
    private static readonly int Count = Setting("GRAPHQL_FUZZ_COUNT", 1_000);
    private static readonly int Seed = Setting("GRAPHQL_FUZZ_SEED", 1);

    internal static readonly GraphQlSchema Schema = SchemaBuilder.FromSdl(Parser.Parse("""
        directive @d(if: Int) repeatable on FIELD | QUERY | FRAGMENT_SPREAD | VARIABLE_DEFINITION
        interface I { a: Int self: I list: [I!]! }
        type T implements I { a: Int self: T list: [I!]! node: I any: U deep(in: In, one: One, e: E, x: Int): T }
        union U = T | Query
        enum E { E1 E2 }
        input In { a: Int! = 1 b: [Int!] self: In one: One }
        input One @oneOf { a: Int b: In }
        type Query { a(x: Int): Int self: Query list(x: [Int!]): [T] node: I any: U deep(in: In, one: One, e: E, x: Int): T }
        type Mutation { a: Int }
        type Subscription { a: Int self: T }
        """));

    [Fact]
    public void Random_bytes_are_answered() => Run((documents, _) => Read(documents.Bytes()));

    [Fact]
    public void Random_tokens_are_answered() => Run((documents, _) => Read(documents.Words()));

    [Fact]
    public void Documents_with_a_few_bytes_changed_are_answered() => Run((documents, _) => Check(Read(documents.Mutated())));

    [Fact]
    public void Random_documents_are_read_and_validated() => Run((documents, _) =>
    {
        var document = Read(Encoding.UTF8.GetBytes(documents.Document()));
        Assert.NotNull(document);
        Check(document);
    });

    [Fact]
    public void What_is_printed_reads_back_and_prints_the_same() => Run((documents, seed) =>
    {
        var printed = Printer.Print(Parser.Parse(documents.Document()));
        Assert.True(printed == Printer.Print(Parser.Parse(printed)), $"seed {seed}: {printed}");
    });

    [Fact]
    public void Errors_are_the_same_however_the_document_is_written() => Run((documents, seed) =>
    {
        var document = Parser.Parse(documents.Document());
        var again = Parser.Parse(Printer.Print(document));
        Assert.True(Rules(document).SequenceEqual(Rules(again)), $"seed {seed}");
    });

    private static void Run(Action<Documents, int> check)
    {
        for (var seed = Seed; seed < Seed + Count; seed++)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                check(new(seed), seed);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}: {exception}");
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"seed {seed} took {watch.Elapsed}");
        }
    }

    private static DocumentNode? Read(byte[] utf8)
    {
        try
        {
            return Parser.Parse(utf8);
        }
        catch (SyntaxException exception)
        {
            var place = Assert.Single(exception.Error.Locations);
            Assert.True(place is { Line: >= 1, Column: >= 1 });
            return null;
        }
    }

    private static void Check(DocumentNode? document)
    {
        if (document is null) return;
        ValidationRule[] rules = [.. SpecifiedRules.All, .. DocumentLimits.Default.Rules];
        var errors = Validator.Validate(Schema, document, rules);
        Assert.All(errors, error => Assert.NotEmpty(error.Locations));
    }

    private static IEnumerable<string> Rules(DocumentNode document) =>
        Validator.Validate(Schema, document, new ValidationOptions { ErrorsMax = 10_000 }).Select(error => $"{error.Rule} {error.Message}");

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
