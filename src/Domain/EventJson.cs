using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Domain;

/// <summary>How every event is written: camelCase, nothing for null, text as it is but for what JSON itself needs escaped.</summary>
internal static class EventJson
{
    /// <summary>Reading is strict: a member that is missing though it may not be null stops the reader.</summary>
    public static JsonSerializerOptions Options(JsonSerializerContext context) => new()
    {
        TypeInfoResolver = ((IJsonTypeInfoResolver)context).WithAddedModifier(LetNullableMembersBeAbsent),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static void LetNullableMembersBeAbsent(JsonTypeInfo info)
    {
        foreach (var member in info.Properties)
            if (member.AssociatedParameter is { IsNullable: true }) member.IsRequired = false;
    }
}
