using System.Text.Json;
using System.Text.Json.Serialization;

namespace Domain.Access;

/// <summary>A grantee as one text, <c>user:{id}</c> or <c>group:{id}</c>.</summary>
internal sealed class GranteeConverter : JsonConverter<Grantee>
{
    public override Grantee Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException("A grantee may not be null.");
        return text.Split(':') switch
        {
            ["user", var id] when Guid.TryParseExact(id, "D", out var user) => new(GranteeKind.User, user),
            ["group", var id] when Guid.TryParseExact(id, "D", out var group) => new(GranteeKind.Group, group),
            _ => throw new JsonException($"\"{text}\" is no grantee."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Grantee value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
