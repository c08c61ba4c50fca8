using System.Globalization;
using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>Numbers in documents and schemas, where they matter to costs.</summary>
internal static class Literals
{
    /// <summary>Null for what is no number of 32 bits.</summary>
    public static int? Int(ValueNode? value) =>
        value is IntValueNode number
            && int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size)
                ? size
                : null;
}
