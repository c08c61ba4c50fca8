using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Domain;

/// <summary>
/// A value that may tell something about a person: a name, an address, a user agent. It may stand in event payloads only.
/// This type is the one place where such values will be encrypted per person (docs/adr).
/// </summary>
[JsonConverter(typeof(PersonalConverter))]
public readonly record struct Personal(string Value)
{
    public static implicit operator Personal(string value) => new(value);

    public override string ToString() => Value;
}

internal sealed class PersonalConverter : JsonConverter<Personal>
{
    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A personal value may not be null."));

    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options)
    {
        if (value.Value.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0) writer.WriteStringValue(value.Value);
        else writer.WriteRawValue(Quoted(value.Value), skipInputValidation: true);
    }

    /// <summary>The framework's most relaxed encoder still writes an emoji as twelve ASCII characters; names stay readable here.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') quoted.Append('\\');
            if (rune.Value < ' ') quoted.Append("\\u").Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture));
            else quoted.Append(rune.ToString());
        }

        return quoted.Append('"').ToString();
    }
}
