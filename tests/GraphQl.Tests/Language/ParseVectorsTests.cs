using System.Text.Json;
using GraphQl.Language;

namespace GraphQl.Tests.Language;

public class ParseVectorsTests
{
    [Fact]
    public void Every_document_prints_as_the_reference_does_or_fails_at_the_same_place() =>
        Vectors.Check(Vectors.Read("parse").GetProperty("cases").EnumerateArray(), Problem);

    private static string? Problem(JsonElement @case)
    {
        var found = Answer(@case.GetProperty("document").GetString()!);
        var expected = @case.TryGetProperty("printed", out var printed)
            ? printed.GetString()!
            : $"error at {@case.GetProperty("error").GetProperty("line")}:{@case.GetProperty("error").GetProperty("column")}";
        return found == expected ? null : $"expected {JsonSerializer.Serialize(expected)}, found {JsonSerializer.Serialize(found)}";
    }

    private static string Answer(string document)
    {
        try
        {
            return Printer.Print(Parser.Parse(document));
        }
        catch (SyntaxException exception)
        {
            var place = Assert.Single(exception.Error.Locations);
            return $"error at {place.Line}:{place.Column}";
        }
    }
}
