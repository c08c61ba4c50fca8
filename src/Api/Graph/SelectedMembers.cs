using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Api.Graph;

/// <summary>OData's <c>$select</c>: of each thing in an answer only the members that were named, in one place for all handlers.</summary>
/// <remarks>Whoever names <c>value</c> itself speaks of the members of the whole answer.</remarks>
internal static class SelectedMembers
{
    private const string List = "value";

    /// <summary>The document as it is, when nothing was named.</summary>
    public static Action<Utf8JsonWriter> Of(HttpRequest request, Action<Utf8JsonWriter> write)
    {
        var names = request.Query["$select"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0 || !HttpMethods.IsGet(request.Method)) return write;
        return json =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var whole = new Utf8JsonWriter(buffer)) write(whole);
            using var document = JsonDocument.Parse(buffer.WrittenMemory);
            if (!names.Contains(List) && document.RootElement.TryGetProperty(List, out var items)) WriteList(json, document.RootElement, items, names);
            else WriteObject(json, document.RootElement, names);
        };
    }

    private static void WriteList(Utf8JsonWriter json, JsonElement root, JsonElement items, string[] names)
    {
        json.WriteStartObject();
        foreach (var member in root.EnumerateObject().Where(member => member.Name != List)) member.WriteTo(json);
        json.WriteStartArray(List);
        foreach (var item in items.EnumerateArray()) WriteObject(json, item, names);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, JsonElement item, string[] names)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            item.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var member in item.EnumerateObject().Where(member => names.Contains(member.Name))) member.WriteTo(json);
        json.WriteEndObject();
    }
}
