using System.Globalization;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Scalars;

/// <summary>scalar Long — sizes, counts, positions of the log. A number in JSON: none of them comes near 2⁵³.</summary>
internal static class LongScalar
{
    public static readonly ScalarTypeDefinition Definition = new("Long")
    {
        Description = "A whole number of at most 53 bits, as JSON writes numbers: bytes, counts, positions of the log.",
        CoerceVariable = static value => value is JsonNumber number ? Parse(number.Text) : throw Wrong(),
        CoerceLiteral = static (literal, _) => literal is IntValueNode number ? Parse(number.Value) : throw Wrong(),
        CoerceResult = static value => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    /// <summary>What every client reads without rounding.</summary>
    private const long Max = (1L << 53) - 1;

    private static long Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= -Max and <= Max
            ? number
            : throw Wrong();

    private static CoercionException Wrong() => new("Long takes a whole number of at most 53 bits.");
}
