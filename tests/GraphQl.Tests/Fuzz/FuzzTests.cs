using System.Diagnostics;
using System.Text;
using GraphQl.Execution;
using GraphQl.Language;
using GraphQl.Tests.Execution;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Fuzz;

/// <summary>Whatever comes in, the engine answers: with a document, or with an error. It neither crashes nor hangs.</summary>
/// <remarks><c>GRAPHQL_FUZZ_COUNT</c> and <c>GRAPHQL_FUZZ_SEED</c> make a longer run.</remarks>
public class FuzzTests
{
    private static readonly int Count = Setting("GRAPHQL_FUZZ_COUNT", 1_000);
    private static readonly int Seed = Setting("GRAPHQL_FUZZ_SEED", 1);
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(1);

    /// <summary>For documents of a few thousand bytes; the most that one takes by now is a tenth of it.</summary>
    private const long AllocatedMax = 64 * 1024 * 1024;

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
        """), WithResolvers);

    private static readonly RequestExecutor Executor = new(Schema, new() { Limits = null });

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
    public void Valid_documents_are_executed()
    {
        var answered = 0;
        Run((documents, seed) =>
        {
            var answer = Execute(documents.ValidDocument(), "Main");
            Assert.True(answer.StartsWith("{\"data\":{", StringComparison.Ordinal), $"seed {seed}: {answer}");
            answered++;
        });
        Assert.True(answered >= Count);
    }

    [Fact]
    public void Random_documents_are_executed_where_they_are_valid() => Run((documents, _) => Execute(documents.Document()));

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
            try
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var elapsed = Timed(() => check(new(seed), seed));
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(allocated < AllocatedMax, $"seed {seed} took {allocated} bytes");
                // A machine that was busy elsewhere is asked again: what hangs, hangs each time.
                for (var again = 0; again < 5 && elapsed > TimeMax; again++) elapsed = Timed(() => check(new(seed), seed));
                Assert.True(elapsed <= TimeMax, $"seed {seed} took {elapsed}");
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}: {exception}");
            }
        }
    }

    private static TimeSpan Timed(Action check)
    {
        var watch = Stopwatch.StartNew();
        check();
        return watch.Elapsed;
    }

    private static string Execute(string document, string? operation = null)
    {
        // No resolver takes time, so the result is there at once.
        var request = new OperationRequest(document) { OperationName = operation, RootValue = "root" };
        var result = Executor.ExecuteAsync(request, CancellationToken.None).AsTask();
        Assert.True(result.IsCompletedSuccessfully);
        return Answers.Text((IResponsePayload)result.Result);
    }

    private static TypeDefinition WithResolvers(TypeDefinition type) => type switch
    {
        ObjectTypeDefinition some => some with { Fields = [.. some.Fields.Select(field => field with { PureResolve = Value(field.Type) })] },
        InterfaceTypeDefinition some => some with { ResolveType = _ => "T" },
        UnionTypeDefinition some => some with { ResolveType = _ => "T" },
        _ => type,
    };

    private static Func<object?, object?> Value(TypeNode type) => type.ToString() switch
    {
        "Int" => _ => 1,
        var text when text!.StartsWith('[') => source => new[] { source, source },
        _ => source => source,
    };

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
