using System.Collections;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// Writes responses as JSON in UTF-8. <see href="https://spec.graphql.org/September2025/#sec-JSON-Serialization">§7.2.1</see>
/// </summary>
internal static class ResponseWriter
{
    /// <summary>Responses are never put into HTML as they are, so only what JSON itself asks for is escaped.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The nesting of documents is bounded where they are read; the result is as deep.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    public static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    public static readonly JsonEncodedText Extensions = JsonEncodedText.Encode("extensions");
    private static readonly JsonEncodedText Errors = JsonEncodedText.Encode("errors");
    private static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    private static readonly JsonEncodedText Locations = JsonEncodedText.Encode("locations");
    private static readonly JsonEncodedText Line = JsonEncodedText.Encode("line");
    private static readonly JsonEncodedText Column = JsonEncodedText.Encode("column");
    private static readonly JsonEncodedText Path = JsonEncodedText.Encode("path");

    /// <summary>Objects and lists as they were resolved, in one piece.</summary>
    public static void WriteNode(Utf8JsonWriter json, ResultNode node)
    {
        using var text = new PooledBuffer();
        TreeWriter.Write(text, node);
        json.WriteRawValue(text.WrittenMemory.Span, skipInputValidation: true);
    }

    public static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case ResultNode node: WriteNode(json, node); break;
            case int number: json.WriteNumberValue(number); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case double number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case JsonNumber number: json.WriteRawValue(number.Text); break;
            case JsonElement element: element.WriteTo(json); break;
            case InputObject input: WriteMembers(json, input.Members); break;
            case IReadOnlyDictionary<string, object?> members: WriteMembers(json, members); break;
            case IFormattable or char: WriteFormattable(json, value); break;
            case IEnumerable items: WriteItems(json, items); break;
            default: throw new InvalidOperationException($"{value.GetType()} has no form in a response.");
        }
    }

    public static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<GraphQlError> errors)
    {
        json.WritePropertyName(Errors);
        WriteErrorList(json, errors);
    }

    public static void WriteErrorList(Utf8JsonWriter json, IReadOnlyList<GraphQlError> errors)
    {
        json.WriteStartArray();
        foreach (var error in errors) WriteError(json, error);
        json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, GraphQlError error)
    {
        json.WriteStartObject();
        json.WriteString(Message, error.Message);
        if (error.Locations.Count > 0)
        {
            json.WriteStartArray(Locations);
            foreach (var location in error.Locations)
            {
                json.WriteStartObject();
                json.WriteNumber(Line, location.Line);
                json.WriteNumber(Column, location.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (error.Path is { } path)
        {
            json.WritePropertyName(Path);
            WriteItems(json, path);
        }

        if (error.Extensions is { Count: > 0 } extensions)
        {
            json.WritePropertyName(Extensions);
            WriteMembers(json, extensions);
        }

        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, IEnumerable items)
    {
        json.WriteStartArray();
        foreach (var item in items) WriteValue(json, item);
        json.WriteEndArray();
    }

    private static void WriteFormattable(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case decimal number: json.WriteNumberValue(number); break;
            case float number: json.WriteNumberValue(number); break;
            case uint number: json.WriteNumberValue(number); break;
            case ulong number: json.WriteNumberValue(number); break;
            case short or ushort or byte or sbyte: json.WriteNumberValue(Convert.ToInt32(value, null)); break;
            case BigInteger number: json.WriteRawValue(number.ToString(null, null)); break;
            case Guid id: json.WriteStringValue(id); break;
            case DateTimeOffset time: json.WriteStringValue(time); break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }
}
