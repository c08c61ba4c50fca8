using System.Text.Json;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.TypeSystem;

/// <summary>
/// SDL is a valid schema or not, as the reference implementation has it. What valid ones tell of themselves is asked in the introspection
/// tests.
/// </summary>
public sealed class SchemaVectorsTests
{
    [Fact]
    public void Every_schema_is_taken_or_refused_as_the_reference_does() =>
        Vectors.Check(Vectors.Read("schema").GetProperty("cases").EnumerateArray(), Problem);

    private static string? Problem(JsonElement @case)
    {
        var (sdl, valid) = (@case.GetProperty("sdl").GetString()!, @case.GetProperty("valid").GetBoolean());
        var refusal = Refusal(sdl);
        return valid == refusal is null ? null : $"{sdl}: {refusal ?? $"expected invalid ({@case.GetProperty("stage")})"}";
    }

    private static string? Refusal(string sdl)
    {
        try
        {
            SchemaBuilder.FromSdl(sdl);
            return null;
        }
        catch (Exception wrong) when (wrong is SyntaxException or SchemaException)
        {
            return wrong.Message;
        }
    }
}
