namespace WebDav;

/// <summary>Bytes of a representation, both ends included.</summary>
public readonly record struct ByteRange(long From, long To)
{
    public long LengthBytes => To - From + 1;
}

/// <summary>What a Range header asks for. RFC 9110 §14.2.</summary>
public abstract record RangeRequest
{
    public const int RangesMax = 16;

    private RangeRequest() { }

    /// <summary>No header, or one that is to be ignored: malformed, of another unit, or of too many or overlapping ranges.</summary>
    public sealed record Whole : RangeRequest;

    /// <summary>416: well-formed, but nothing of it lies in the representation.</summary>
    public sealed record Unsatisfiable : RangeRequest;

    /// <summary>In the order asked for, each within the representation.</summary>
    public sealed record Parts(IReadOnlyList<ByteRange> Ranges) : RangeRequest;

    public static RangeRequest Parse(ReadOnlySpan<char> header, long lengthBytes)
    {
        const string Unit = "bytes=";
        var text = header.Trim();
        if (!text.StartsWith(Unit, StringComparison.OrdinalIgnoreCase)) return new Whole();
        text = text[Unit.Length..];

        var ranges = new List<ByteRange>(1);
        var (specs, sumBytes) = (0, 0L);
        foreach (var part in text.Split(','))
        {
            var spec = text[part].Trim();
            if (spec.IsEmpty) continue;
            if (++specs > RangesMax || !TryResolve(spec, lengthBytes, out var range)) return new Whole();
            if (range is not { } satisfiable) continue;
            ranges.Add(satisfiable);
            sumBytes += satisfiable.LengthBytes;
        }

        if (specs == 0) return new Whole();
        if (ranges.Count == 0) return new Unsatisfiable();

        // RFC 9110 §17.15: ranges that together ask for more than everything are an attack or a mistake.
        return sumBytes > lengthBytes ? new Whole() : new Parts(ranges);
    }

    /// <summary>False when malformed; a null range when it lies outside.</summary>
    private static bool TryResolve(ReadOnlySpan<char> spec, long lengthBytes, out ByteRange? range)
    {
        range = null;
        var dash = spec.IndexOf('-');
        if (dash < 0) return false;
        var first = spec[..dash];
        var last = spec[(dash + 1)..];
        if (first.IsEmpty)
        {
            if (!TryNumber(last, out var suffix)) return false;
            if (suffix > 0 && lengthBytes > 0) range = new ByteRange(Math.Max(0, lengthBytes - suffix), lengthBytes - 1);
            return true;
        }

        if (!TryNumber(first, out var from)) return false;
        var to = long.MaxValue;
        if (!last.IsEmpty && (!TryNumber(last, out to) || to < from)) return false;
        if (from < lengthBytes) range = new ByteRange(from, Math.Min(to, lengthBytes - 1));
        return true;
    }

    /// <summary>Digits only; what does not fit is as large as can be.</summary>
    private static bool TryNumber(ReadOnlySpan<char> digits, out long number)
    {
        number = 0;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')) return false;
        if (!long.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out number)) number = long.MaxValue;
        return true;
    }
}
