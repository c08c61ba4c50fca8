using System.Buffers.Text;
using System.Text;

namespace Api.GraphQl.Relay;

/// <summary>A place in a list, told by the values that the list is ordered by: it stays right while things come and go.</summary>
internal static class Cursor
{
    // Names hold no control characters, so no value holds the separator.
    private const char Separator = '\n';

    public static string Of(params ReadOnlySpan<string> values) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, values!)));

    /// <summary>The values; null when the text was not made here, or for another order.</summary>
    public static string[]? Parse(string text, int count)
    {
        try
        {
            var values = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
            if (values.Length == count) return values;
        }
        catch (FormatException)
        {
            // As every cursor that is none.
        }

        return null;
    }
}
