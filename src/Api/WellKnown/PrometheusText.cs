using System.Globalization;
using System.Text;

namespace Api.WellKnown;

/// <summary>Prometheus' text exposition format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public static void Head(StringBuilder text, string name, string? help, string kind)
    {
        if (help is not null)
            text.Append("# HELP ").Append(name).Append(' ').Append(help.ReplaceLineEndings(" ")).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
    }

    /// <param name="labels">As they stand between the braces; may be empty.</param>
    public static void Sample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    public static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>An instrument's name and unit as a metric's name.</summary>
    public static string Name(string instrument, string? unit, bool isMonotonic)
    {
        var name = new StringBuilder(instrument.Length + 16);
        foreach (var c in instrument) name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        name.Append(unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" });
        if (isMonotonic) name.Append("_total");
        return name.ToString();
    }

    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var labels = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            if (labels.Length > 0) labels.Append(',');
            foreach (var c in key) labels.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
            labels.Append("=\"").Append(Escaped(value)).Append('"');
        }

        return labels.ToString();
    }

    private static string Escaped(object? value) => (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(@"\n");
}
