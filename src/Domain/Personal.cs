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

    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
