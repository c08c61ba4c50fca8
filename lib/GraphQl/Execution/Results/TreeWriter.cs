using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GraphQl.Execution;

/// <summary>
/// Writes the tree of a response, which is most of what there is to write: names stand ready in the plan, and text that needs no escape, as
/// most does, goes straight into the buffer. All else is left to <see cref="Utf8JsonWriter"/>, so that the bytes are the same.
/// </summary>
internal ref struct TreeWriter(PooledBuffer buffer)
{
    /// <summary>The longest of what is written without asking for its length: a double.</summary>
    private const int ShortMax = 32;

    /// <summary>ASCII that stands in JSON as it is.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except(['"', '\\'])]);

    /// <summary>The same with what a backslash before it lets in, as entity tags have.</summary>
    private static readonly SearchValues<char> Printable =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    private Span<byte> _free = [];
    private int _used;
    private Utf8JsonWriter? _json;

    public static void Write(PooledBuffer buffer, ResultNode node)
    {
        var writer = new TreeWriter(buffer);
        writer.Write(node);
        writer.Flush();
        writer._json?.Dispose();
    }

    private void Write(ResultNode node)
    {
        var values = node.Values;
        if (node is not ObjectNode { Plan.Fields: var fields })
        {
            Write('[');
            for (var i = 0; i < values.Length; i++)
            {
                if (i > 0) Write(',');
                Write(values[i]);
            }

            Write(']');
            return;
        }

        Write('{');
        for (var i = 0; i < fields.Length; i++)
        {
            // The comma stands before each name; the first needs none.
            var name = fields[i].WrittenName.AsSpan(i == 0 ? 1 : 0);
            Ensure(name.Length);
            name.CopyTo(_free[_used..]);
            _used += name.Length;
            Write(values[i]);
        }

        Write('}');
    }

    private void Write(object? value)
    {
        var written = 0;
        switch (value)
        {
            case string text when text.AsSpan().IndexOfAnyExcept(Plain) < 0:
                Ensure(text.Length + 2);
                _free[_used++] = (byte)'"';
                Ascii.FromUtf16(text, _free[_used..], out written);
                _used += written;
                _free[_used++] = (byte)'"';
                return;
            case string text when text.AsSpan().IndexOfAnyExcept(Printable) < 0:
                WriteQuoted(text);
                return;
            case ResultNode node:
                Write(node);
                return;
            case null:
                Copy("null"u8);
                return;
            case bool truth:
                Copy(truth ? "true"u8 : "false"u8);
                return;
            case int number:
                Ensure(ShortMax);
                number.TryFormat(_free[_used..], out written, default, CultureInfo.InvariantCulture);
                break;
            case long number:
                Ensure(ShortMax);
                number.TryFormat(_free[_used..], out written, default, CultureInfo.InvariantCulture);
                break;
            case double number when double.IsFinite(number):
                Ensure(ShortMax);
                number.TryFormat(_free[_used..], out written, default, CultureInfo.InvariantCulture);
                break;
            default:
                WriteOther(value);
                return;
        }

        _used += written;
    }

    private void WriteQuoted(string text)
    {
        Ensure((2 * text.Length) + 2);
        _free[_used++] = (byte)'"';
        foreach (var letter in text)
        {
            if (letter is '"' or '\\') _free[_used++] = (byte)'\\';
            _free[_used++] = (byte)letter;
        }

        _free[_used++] = (byte)'"';
    }

    private void WriteOther(object value)
    {
        Flush();
        _json ??= new(buffer, ResponseWriter.Options);
        ResponseWriter.WriteValue(_json, value);
        _json.Flush();
        _json.Reset();
    }

    private void Copy(ReadOnlySpan<byte> text)
    {
        Ensure(text.Length);
        text.CopyTo(_free[_used..]);
        _used += text.Length;
    }

    private void Write(char punctuator)
    {
        Ensure(1);
        _free[_used++] = (byte)punctuator;
    }

    private void Ensure(int count)
    {
        if (_free.Length - _used >= count) return;
        Flush();
        _free = buffer.GetSpan(count);
    }

    /// <summary>Hands over what was written; whoever writes next finds the end of it.</summary>
    private void Flush()
    {
        buffer.Advance(_used);
        _free = [];
        _used = 0;
    }
}
