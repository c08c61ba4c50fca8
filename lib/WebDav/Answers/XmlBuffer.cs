using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace WebDav;

/// <summary>
/// XML being written, as UTF-8 in one rented array: no strings, no nodes. What was begun can be taken back (<see cref="Truncate"/>)
/// until it is flushed.
/// </summary>
public sealed class XmlBuffer : IDisposable
{
    /// <summary>Worth sending: the buffer is flushed between two responses once it holds this much.</summary>
    public const int FlushBytes = 32 * 1024;

    /// <summary>What XML 1.0 cannot hold, what is markup, and the return that parsers turn into a line feed.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c).Where(c => c is not ('\t' or '\n')), '<', '>', '&', '"', '\ufffe', '\uffff']);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FlushBytes + 4096);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Markup, or text known to need no escaping.</summary>
    public void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        Length += utf8.Length;
    }

    /// <summary>Well-formed XML, as it is.</summary>
    public void Raw(string xml) => Length += Encoding.UTF8.GetBytes(xml, Room(Encoding.UTF8.GetMaxByteCount(xml.Length)));

    /// <summary>Text or an attribute's value. What XML 1.0 has no way to hold becomes U+FFFD.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var plain = text.IndexOfAny(Special);
            var run = plain < 0 ? text : text[..plain];
            Length += Encoding.UTF8.GetBytes(run, Room(Encoding.UTF8.GetMaxByteCount(run.Length)));
            if (plain < 0) return;
            Raw(text[plain] switch
            {
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '&' => "&amp;"u8,
                '"' => "&quot;"u8,
                '\r' => "&#13;"u8,
                _ => "\ufffd"u8,
            });
            text = text[(plain + 1)..];
        }
    }

    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out var written);
        Length += written;
    }

    /// <summary>IMF-fixdate. RFC 9110 §5.6.7.</summary>
    public void Date(DateTimeOffset time)
    {
        Utf8Formatter.TryFormat(time, Room(32), out var written, 'R');
        Length += written;
    }

    /// <summary>In UTC, with whole seconds. RFC 3339.</summary>
    public void Timestamp(DateTimeOffset time)
    {
        time.UtcDateTime.TryFormat(Room(32), out var written, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Lower-case hex without leading zeros.</summary>
    public void Hex(long number)
    {
        number.TryFormat(Room(16), out var written, "x", CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>32 lower-case digits with hyphens.</summary>
    public void Guid(Guid id)
    {
        Utf8Formatter.TryFormat(id, Room(36), out var written);
        Length += written;
    }

    /// <summary>A name as one segment of a URL path.</summary>
    public void Segment(ReadOnlySpan<char> name)
    {
        // Worst case: three bytes of UTF-8 for a char, each escaped to three.
        var room = Room(name.Length * 9);
        var raw = room[(name.Length * 6)..];
        raw = raw[..Encoding.UTF8.GetBytes(name, raw)];
        if (raw.IndexOfAnyExcept(Href.Plain) < 0)
        {
            raw.CopyTo(room);
            Length += raw.Length;
            return;
        }

        // The escaped text never overtakes what is still to be read: it starts 6 n before and grows by at most 2 per byte, 3 n bytes.
        var written = 0;
        foreach (var b in raw)
        {
            if (Href.Plain.Contains(b))
            {
                room[written++] = b;
                continue;
            }

            room[written++] = (byte)'%';
            room[written++] = "0123456789ABCDEF"u8[b >> 4];
            room[written++] = "0123456789ABCDEF"u8[b & 15];
        }

        Length += written;
    }

    /// <summary>Takes back what was written after a point since the last flush.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    /// <summary>Hands over everything written so far and starts anew.</summary>
    public async ValueTask FlushAsync(PipeWriter output, CancellationToken ct)
    {
        await output.WriteAsync(Written, ct);
        Length = 0;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes) Grow(bytes);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int bytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + bytes));
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
