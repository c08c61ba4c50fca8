using System.Text.Json;
using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Validation;

public class ValidateVectorsTests
{
    [Fact]
    public void Every_document_breaks_the_rules_that_the_reference_finds_broken_at_the_same_places()
    {
        var file = Vectors.Read("validate");
        var schemas = file.GetProperty("schemas").EnumerateObject()
            .ToDictionary(schema => schema.Name, schema => SchemaBuilder.FromSdl(Parser.Parse(schema.Value.GetString()!)));
        var loose = file.GetProperty("loose").EnumerateArray().Select(rule => rule.GetString()!).ToHashSet();

        Vectors.Check(file.GetProperty("cases").EnumerateArray(), @case =>
        {
            var schema = schemas[@case.GetProperty("schema").GetString()!];
            var options = ValidationOptions.Default with { ErrorsMax = 10_000 };
            var found = Validator.Validate(schema, Parser.Parse(@case.GetProperty("document").GetString()!), options);
            var expected = @case.GetProperty("errors").EnumerateArray().Select(Expected.Read).ToArray();
            return Difference(expected, found, loose) is { } problem ? $"{@case.GetProperty("document")}\n    {problem}" : null;
        });
    }

    private static string? Difference(Expected[] expected, IReadOnlyList<GraphQlError> found, HashSet<string> loose)
    {
        foreach (var rule in loose)
        {
            var isFound = found.Any(error => error.Rule == rule);
            if (expected.Any(error => error.Rules[0] == rule) != isFound) return $"{rule} is {(isFound ? "reported" : "not reported")}";
        }

        var left = found.Where(error => !loose.Contains(error.Rule!)).Select(error => $"{error.Rule} {Places(error)}").ToList();
        foreach (var error in expected.Where(error => !loose.Contains(error.Rules[0])))
        {
            if (!error.Rules.Any(rule => left.Remove($"{rule} {error.Places}")))
                return $"missing: {error.Rules[0]} {error.Places}; found: {string.Join(", ", found.Select(e => $"{e.Rule} {Places(e)}"))}";
        }

        return left.Count == 0 ? null : $"too many: {string.Join(", ", left)}";
    }

    private static string Places(GraphQlError error) => Places(error.Locations.Select(place => (place.Line, place.Column)));

    private static string Places(IEnumerable<(int Line, int Column)> places) => string.Join(' ', places.Order());

    private sealed record Expected(string[] Rules, string Places)
    {
        public static Expected Read(JsonElement error)
        {
            string[] rules = [error.GetProperty("rule").GetString()!];
            if (error.TryGetProperty("or", out var others))
                rules = [.. rules, .. others.EnumerateArray().Select(rule => rule.GetString()!)];
            var places = error.GetProperty("locations").EnumerateArray().Select(place => (place[0].GetInt32(), place[1].GetInt32()));
            return new(rules, ValidateVectorsTests.Places(places));
        }
    }
}
