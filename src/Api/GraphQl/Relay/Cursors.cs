using System.Globalization;
using Api.GraphQl.Requests;

namespace Api.GraphQl.Relay;

/// <summary>Cursors of lists in the order of the log.</summary>
internal static class Cursors
{
    public static string Of(long position) => Cursor.Of(position.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null when there is no cursor.</summary>
    public static long? PositionOf(string? cursor)
    {
        if (cursor is null) return null;
        return long.TryParse(Cursor.Parse(cursor, 1)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw Refused.Input("This cursor belongs to no list in this order.");
    }
}
