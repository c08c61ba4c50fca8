using System.Globalization;
using System.Numerics;

namespace GraphQl.TypeSystem;

/// <summary>Numbers as JSON and C# give them, taken only where nothing is lost.</summary>
internal static class Numbers
{
    // A number with an exponent may stand for a billion digits; beyond this it is not expanded.
    private const int DigitsMax = 400;

    /// <summary><c>1</c> and <c>1.0</c> are the whole number 1, <c>1.5</c> and 2^31 are none of 32 bits.</summary>
    public static int? ToInt32(object value) => value switch
    {
        int number => number,
        _ => ToWhole(value) is { } number && number >= int.MinValue && number <= int.MaxValue ? (int)number : null,
    };

    public static double? ToDouble(object value)
    {
        double? number = value switch
        {
            double n => n,
            float n => n,
            int n => n,
            long n => n,
            decimal n => (double)n,
            JsonNumber n => double.Parse(n.Text, NumberStyles.Float, CultureInfo.InvariantCulture),
            bool n => null,
            _ => null,
        };
        return number is { } found && double.IsFinite(found) ? found : null;
    }

    public static BigInteger? ToWhole(object value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        byte number => number,
        uint number => number,
        ulong number => number,
        BigInteger number => number,
        decimal number when decimal.IsInteger(number) => new BigInteger(number),
        double number when double.IsInteger(number) => new BigInteger(number),
        float number when float.IsInteger(number) => new BigInteger(number),
        JsonNumber number => ToWhole(number.Text),
        _ => null,
    };

    /// <summary>
    /// A whole number as a key: its digits, beyond 10^21 with an exponent where it was written with one, as ECMAScript has it.
    /// </summary>
    public static string? ToWholeText(object value)
    {
        if (value is JsonNumber { Text: var text } && text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0
            && ToDouble(value) is { } large && double.IsInteger(large) && Math.Abs(large) >= 1e21)
            return large.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        return ToWhole(value)?.ToString(CultureInfo.InvariantCulture);
    }

    private static BigInteger? ToWhole(string text)
    {
        if (text.Length <= DigitsMax
            && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsInteger(number)
            ? new BigInteger(number)
            : null;
    }
}
