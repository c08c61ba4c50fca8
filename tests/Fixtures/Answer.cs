using System.Net.Http.Headers;
using System.Text;

namespace Fixtures;

/// <summary>An answer, read to its end.</summary>
public sealed record Answer(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Body)
{
    public bool IsDone => Status is >= 200 and < 300;

    public string Text => Encoding.UTF8.GetString(Body);

    public string ETag => Needed("ETag");

    public string LogPosition => Needed("X-Log-Position");

    /// <summary>A header's value; null when it is absent.</summary>
    public string? this[string header] =>
        Headers.TryGetValues(header, out var values) || ContentHeaders.TryGetValues(header, out values) ? string.Join(", ", values) : null;

    /// <summary>What a failed assertion shows: never the headers that an error lacks.</summary>
    public override string ToString() => $"{Status}: {Text}";

    private string Needed(string header) => this[header] ?? throw new InvalidOperationException($"{Status} without {header}: {Text}");
}
