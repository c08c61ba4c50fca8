using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Api.Graph;

/// <summary>
/// A request's JSON object, read member by member. The first thing that is wrong with it is kept in <see cref="Refusal"/>, which the
/// handler asks for when it has read all that it wants.
/// </summary>
internal sealed class GraphBody
{
    /// <summary>Far above any real request, far below what could hurt.</summary>
    public const int MaxBytes = 256 * 1024;

    public const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private static readonly GraphRefusal TooLarge = new(StatusCodes.Status413PayloadTooLarge, "invalidRequest", "The body is too large.");

    private readonly JsonElement _json;
    private readonly GraphBody? _outer;

    private GraphBody(JsonElement json, GraphBody? outer = null, GraphRefusal? refusal = null) =>
        (_json, _outer, Refusal) = (json, outer, refusal);

    public GraphRefusal? Refusal { get; private set; }

    public static async ValueTask<GraphBody> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[4096];
        while (await request.Body.ReadAsync(buffer, ct) is var read and > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes) return Unreadable(TooLarge);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(document.RootElement.Clone())
                : Unreadable(GraphRefusal.Invalid("The body is no JSON object."));
        }
        catch (JsonException)
        {
            return Unreadable(GraphRefusal.Invalid("The body is no JSON."));
        }
    }

    /// <summary>Whether a member is there, with whatever value, null as well.</summary>
    public bool Has(string name) => _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out _);

    /// <summary>Null when absent or null.</summary>
    public string? Text(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String && IsText(value)) return value.GetString();
        Fail($"{name} is no text.");
        return null;
    }

    public bool? Flag(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Fail($"{name} is neither true nor false.");
        return null;
    }

    public long? Number(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)) return number;
        Fail($"{name} is no whole number.");
        return null;
    }

    public DateTimeOffset? Time(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time)) return time.ToUniversalTime();
        Fail($"{name} is no time.");
        return null;
    }

    public GraphBody? Object(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Object) return new(value, this);
        Fail($"{name} is no object.");
        return null;
    }

    /// <summary>Empty when absent.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Elements(name).Where(element =>
    {
        if (element.ValueKind == JsonValueKind.String && IsText(element)) return true;
        Fail($"{name} holds what is no text.");
        return false;
    }).Select(element => element.GetString()!)];

    public IReadOnlyList<GraphBody> Objects(string name) => [.. Elements(name).Where(element =>
    {
        if (element.ValueKind == JsonValueKind.Object) return true;
        Fail($"{name} holds what is no object.");
        return false;
    }).Select(element => new GraphBody(element, this))];

    private static GraphBody Unreadable(GraphRefusal refusal) => new(default, refusal: refusal);

    private bool Find(string name, out JsonElement value)
    {
        value = default;
        return _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private IReadOnlyList<JsonElement> Elements(string name)
    {
        if (!Find(name, out var value)) return [];
        if (value.ValueKind == JsonValueKind.Array) return [.. value.EnumerateArray()];
        Fail($"{name} is no list.");
        return [];
    }

    // Half a surrogate pair can be escaped in JSON, and is in no text that could be stored; nor is NUL.
    private static bool IsText(JsonElement value)
    {
        try
        {
            return !value.GetString()!.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Fail(string message)
    {
        Refusal ??= GraphRefusal.Invalid(message);
        _outer?.Fail(message);
    }
}
