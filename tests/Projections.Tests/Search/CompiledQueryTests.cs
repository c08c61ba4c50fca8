using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Fixtures;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Projections.Search;
using Projections.Search.Kql;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Search;

/// <summary>The law of the compiler: the database picks the rows that the plain meaning of the expression picks.</summary>
[Trait("Category", "db")]
public sealed class CompiledQueryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Day = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Row[] Rows = MakeRows();

    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        await FoldedSchema.CreateAsync(_database, SearchDefinition.Instance);
        foreach (var row in Rows)
        {
            await using var insert = _database.DataSource.CreateCommand("""
                insert into search.nodes (id, space, parent, is_folder, is_root, size, mtime, mime, folded)
                values ($1, $2, $2, $3, false, $4, $5, $6, $7)
                """);
            foreach (var value in new object[] { row.Id, row.Space, row.IsFolder, row.Size, row.Mtime, row.Mime, row.Folded })
                insert.Parameters.Add(new NpgsqlParameter { Value = value });
            await insert.ExecuteNonQueryAsync();
        }
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public void Rows_are_picked_by_the_plain_meaning_of_an_expression() =>
        Prop.ForAll(Expression(4).ToArbitrary(), expression =>
            Rows.Where(row => Holds(expression, row)).Select(row => row.Id).ToHashSet().SetEquals(Picked(expression)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void No_value_of_a_query_stands_in_the_text_of_the_statement() =>
        Prop.ForAll(Expression(4).ToArbitrary(), expression =>
        {
            var compiled = new SqlCompiler([]).Compile(expression);
            const string shape = @"^(?:[()]|n\.(?:folded|mime|size|mtime|id|space|is_folder)\b|\$\d+|normalize|nfc"
                + @"|public\.similarity|greatest|not|and|or|like|any|'\.%'|0::real|[<>=]+|,|\s)+$";
            return Regex.IsMatch(compiled.Condition, shape) && Regex.IsMatch(compiled.Score, shape);
        }).QuickCheckThrowOnFailure();

    private HashSet<Guid> Picked(Expr expression)
    {
        var values = new List<object>();
        var compiled = new SqlCompiler(values).Compile(expression);
        using var command = _database.DataSource.CreateCommand(
            $"select n.id, {compiled.Score} from search.nodes n where {compiled.Condition}");
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        using var reader = command.ExecuteReader();
        var ids = new HashSet<Guid>();
        while (reader.Read())
        {
            Assert.InRange(reader.GetFloat(1), 0f, 1f);
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    private static bool Holds(Expr expression, Row row) => expression switch
    {
        Expr.And e => e.Parts.All(part => Holds(part, row)),
        Expr.Or e => e.Parts.Any(part => Holds(part, row)),
        Expr.Not e => !Holds(e.Part, row),
        Expr.Name e => Matches(e.Pattern, row.Folded),
        Expr.MediaType e => !row.IsFolder && e.Types.Any(type => Matches(type, row.Mime)),
        Expr.Size e => !row.IsFolder && e.Comparison switch
        {
            Comparison.Less => row.Size < e.Bytes,
            Comparison.LessOrEqual => row.Size <= e.Bytes,
            Comparison.Greater => row.Size > e.Bytes,
            Comparison.GreaterOrEqual => row.Size >= e.Bytes,
            _ => row.Size == e.Bytes,
        },
        Expr.Mtime e => (e.From is not { } from || row.Mtime >= from) && (e.Until is not { } until || row.Mtime < until),
        Expr.Kind e => row.IsFolder == e.IsFolder,
        Expr.Id e => row.Id == e.Node,
        Expr.InSpace e => row.Space == e.Space,
        Expr.Hidden e => row.Folded.StartsWith('.') == e.Is,
        _ => throw new UnreachableException(),
    };

    private static bool Matches(Pattern pattern, string text)
    {
        const string character = @"(?:[\ud800-\udbff][\udc00-\udfff]|.)";
        var regex = string.Concat(pattern.Literals.Select((literal, i) =>
            (i == 0 ? "" : pattern.Wildcards[i - 1] == '*' ? ".*" : character) + Regex.Escape(literal.ToLowerInvariant())));
        return Regex.IsMatch(text, $"\\A{regex}\\z", RegexOptions.Singleline);
    }

    private static Gen<Expr> Expression(int depth)
    {
        if (depth == 0) return Term;
        var smaller = Expression(depth - 1);
        var parts = smaller.ListOf(3).Select(list => (IReadOnlyList<Expr>)[.. list.Take(2)]);
        return Gen.OneOf(
            Term, parts.Select(Expr (p) => new Expr.And(p)), parts.Select(Expr (p) => new Expr.Or(p)),
            smaller.Select(Expr (e) => new Expr.Not(e)));
    }

    private static Gen<Expr> Term =>
        Gen.OneOf(
            Gen.Elements(Patterns("a", "*b*", "?x", "*.txt", "A*", "*", "%", "_", "*\\*", ".*", "\u00e9*", "'", "*'; --*"))
                .Select(Expr (p) => new Expr.Name(p)),
            Gen.Elements(Patterns("image/*", "text/plain", "*")).Select(Expr (p) => new Expr.MediaType([p])),
            Gen.Zip(Gen.Elements(Enum.GetValues<Comparison>()), Gen.Choose(0, 3)).Select(Expr (p) => new Expr.Size(p.Item1, p.Item2)),
            Gen.Zip(Gen.Choose(-1, 3), Gen.Choose(-1, 3)).Select(Expr (p) => new Expr.Mtime(
                p.Item1 < 0 ? null : Day.AddDays(p.Item1), p.Item2 < 0 && p.Item1 >= 0 ? null : Day.AddDays(p.Item2))),
            Gen.Elements(true, false).Select(Expr (b) => new Expr.Kind(b)),
            Gen.Elements(true, false).Select(Expr (b) => new Expr.Hidden(b)),
            Gen.Elements(Rows).Select(Expr (r) => new Expr.Id(r.Id)),
            Gen.Elements(Rows).Select(Expr (r) => new Expr.InSpace(r.Space)));

    private static Pattern[] Patterns(params string[] texts) =>
        [.. texts.Select(text => new Pattern(text.Split('*', '?'), string.Concat(text.Where(c => c is '*' or '?'))))];

    private static Row[] MakeRows()
    {
        var random = new Random(11);
        Guid[] spaces = [Guid.NewGuid(), Guid.NewGuid()];
        string[] names =
        [
            "a", "b", "ab", "xb", "ax", "a.txt", ".txt", ".hidden", "%", "_", "\\", "a\\", "\u00e9t\u00e9", "'", "x'; --", "a\nb",
            "100%", "\ud83d\ude00x",
        ];
        return [.. names.SelectMany(name => Enumerable.Range(0, 3).Select(_ => new Row(
            Guid.NewGuid(), spaces[random.Next(2)], random.Next(3) == 0, random.Next(4), Day.AddHours(random.Next(72)),
            random.Next(2) == 0 ? "image/png" : "text/plain", name)))];
    }

    private sealed record Row(Guid Id, Guid Space, bool IsFolder, long Size, DateTimeOffset Mtime, string Mime, string Folded);
}
