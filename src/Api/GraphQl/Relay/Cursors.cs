using System.Globalization;

namespace Api.GraphQl.Relay;

/// <summary>Cursors of lists in the order of the log.</summary>
internal static class Cursors
{
    public static string Of(long position) => Cursor.Of(position.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null when there is no cursor.</summary>
    public static long? PositionOf(PageArguments page)
    {
        if (page.Place(1) is not [var text]) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : throw page.Misplaced();
    }
}
