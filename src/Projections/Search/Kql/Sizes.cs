using System.Globalization;

namespace Projections.Search.Kql;

/// <summary>Sizes as people write them: bytes, or with a unit of 1000 (kB, MB …) or 1024 (KiB, MiB …).</summary>
internal static class Sizes
{
    private static readonly string[] Letters = ["k", "m", "g", "t", "p"];

    public static long? Read(string text)
    {
        var digits = text.AsSpan().TrimEnd("abgikmptABGIKMPT").Length;
        var unit = text[digits..].ToLowerInvariant();
        return decimal.TryParse(text.AsSpan(0, digits).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Factor(unit) is { } factor
            && number <= long.MaxValue / factor
            ? (long)(number * factor)
            : null;
    }

    private static long? Factor(string unit)
    {
        if (unit is "" or "b") return 1;

        var power = Array.IndexOf(Letters, unit[..1]) + 1;
        return (power, unit[1..]) switch
        {
            (0, _) => null,
            (_, "" or "b") => Power(1000, power),
            (_, "ib") => Power(1024, power),
            _ => null,
        };
    }

    private static long Power(long @base, int exponent) => exponent == 0 ? 1 : @base * Power(@base, exponent - 1);
}
