using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// Int, Float, String, Boolean and ID, to the letter.
/// <see href="https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars">§3.5.1–5</see>
/// </summary>
public static class BuiltInScalars
{
    public static readonly ScalarTypeDefinition Int = new("Int")
    {
        Description = "A whole number of 32 bits with sign.",
        CoerceVariable = static value => Numbers.ToInt32(value) ?? throw new CoercionException("Int takes a whole number of 32 bits."),
        CoerceLiteral = static (literal, _) =>
            literal is IntValueNode number
            && int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new CoercionException("Int takes a whole number of 32 bits."),
        CoerceResult = static value => Numbers.ToInt32(value) ?? throw new CoercionException("The value is no whole number of 32 bits."),
    };

    public static readonly ScalarTypeDefinition Float = new("Float")
    {
        Description = "A number of double precision as IEEE 754 has it.",
        CoerceVariable = static value => Numbers.ToDouble(value) ?? throw new CoercionException("Float takes a finite number."),
        CoerceLiteral = static (literal, _) => literal switch
        {
            IntValueNode number => Numbers.ToDouble(new JsonNumber(number.Value)),
            FloatValueNode number => Numbers.ToDouble(new JsonNumber(number.Value)),
            _ => null,
        } ?? throw new CoercionException("Float takes a finite number."),
        CoerceResult = static value => Numbers.ToDouble(value) ?? throw new CoercionException("The value is no finite number."),
    };

    public static readonly ScalarTypeDefinition String = new("String")
    {
        Description = "Text, in Unicode.",
        CoerceVariable = static value => value as string ?? throw new CoercionException("String takes text."),
        CoerceLiteral = static (literal, _) =>
            (literal as StringValueNode)?.Value ?? throw new CoercionException("String takes text in quotes."),
        CoerceResult = static value => Text(value) ?? throw new CoercionException("The value is no text."),
    };

    public static readonly ScalarTypeDefinition Boolean = new("Boolean")
    {
        Description = "true or false.",
        CoerceVariable = static value => value is bool ? value : throw new CoercionException("Boolean takes true or false."),
        CoerceLiteral = static (literal, _) =>
            (literal as BooleanValueNode)?.Value ?? throw new CoercionException("Boolean takes true or false."),
        CoerceResult = static value => value switch
        {
            bool => value,
            _ when Numbers.ToDouble(value) is { } number && value is not string => number != 0,
            _ => throw new CoercionException("The value is neither true nor false."),
        },
    };

    public static readonly ScalarTypeDefinition Id = new("ID")
    {
        Description = "A key, given as text. Not meant to be read by people.",
        CoerceVariable = static value => value as string ?? Numbers.ToWholeText(value)
            ?? throw new CoercionException("ID takes text or a whole number."),
        CoerceLiteral = static (literal, _) => literal switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            _ => throw new CoercionException("ID takes text or a whole number."),
        },
        CoerceResult = static value => value as string ?? (value is Guid id ? id.ToString() : null)
            ?? Numbers.ToWholeText(value)
            ?? throw new CoercionException("The value is no key."),
    };

    public static readonly ImmutableArray<ScalarTypeDefinition> All = [Int, Float, String, Boolean, Id];

    internal static readonly FrozenSet<string> Names = All.Select(scalar => scalar.Name).ToFrozenSet(StringComparer.Ordinal);

    private static string? Text(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        double number when double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
        JsonNumber number => number.Text,
        int or long or decimal or Guid or BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
