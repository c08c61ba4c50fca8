using System.Globalization;

namespace Server.Cli.Events;

/// <summary>Sizes and times as people read them.</summary>
internal static class Amounts
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>In units of 1000, with one decimal: <c>12.4 kB</c>.</summary>
    public static string Size(long bytes)
    {
        var unit = 0;
        var size = (decimal)bytes;
        while (Math.Round(Math.Abs(size), 1) >= 1000 && unit < Units.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        return size.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Times(long count) => count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {count} times");
}
