using System.Collections.Frozen;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>Whether only documents that were known beforehand are served.</summary>
public enum TrustedMode
{
    /// <summary>Every document is served; an id is not asked for.</summary>
    Off,

    /// <summary>Ids of the manifest are served, and other documents too.</summary>
    Prefer,

    /// <summary>Nothing but the manifest is served. Then limits matter for scripts alone.</summary>
    Only,
}

/// <summary>
/// Documents that need not be sent: those of a manifest, known at start, and those that callers had kept by their hash.
/// The second saves bytes and protects nothing.
/// </summary>
public sealed class PersistedDocuments(
    TrustedMode mode = TrustedMode.Off, IEnumerable<KeyValuePair<string, string>>? manifest = null, long keptBytesMax = 4 * 1024 * 1024)
{
    private readonly FrozenDictionary<string, DocumentText> _trusted =
        (manifest ?? []).ToFrozenDictionary(entry => entry.Key, entry => DocumentText.FromString(entry.Value), StringComparer.Ordinal);

    private readonly BoundedCache<DocumentText> _kept = new(keptBytesMax);

    internal DocumentText Find(RequestParameters parameters, RequestExecutor executor)
    {
        var hash = HashOf(parameters);
        if (mode != TrustedMode.Off && (parameters.DocumentId ?? hash) is { } id && _trusted.TryGetValue(id, out var trusted))
            return trusted;
        if (mode == TrustedMode.Only)
            throw new RequestRefusedException(StatusCodes.Status403Forbidden, "Only trusted documents are served here.");
        if (parameters.DocumentId is { } unknown && parameters.Query is null)
            throw RequestParameters.NotARequest($"There is no document '{unknown}'.", "DOCUMENT_NOT_FOUND");

        var text = parameters.Query is { } query ? DocumentText.FromString(query) : null;
        if (hash is null) return text ?? throw RequestParameters.NotARequest("query must be a string.");
        if (text is null) return _kept.Find(hash) ?? throw NotFound();
        if (text.Hash != hash) throw new RequestRefusedException(StatusCodes.Status400BadRequest, "provided sha does not match query");
        // What cannot be executed would only push out what can.
        if (executor.IsValid(text)) _kept.Add(text.Hash, text, text.Utf8.Length);
        return text;
    }

    // Clients look at this text and at this status before they send the document itself.
    private static RequestRefusedException NotFound() =>
        new(StatusCodes.Status200OK, "PersistedQueryNotFound") { Code = "PERSISTED_QUERY_NOT_FOUND" };

    private static string? HashOf(RequestParameters parameters)
    {
        if (parameters.Extensions?.GetValueOrDefault("persistedQuery") is not { } extension) return null;
        return extension is IReadOnlyDictionary<string, object?> members
            && members.GetValueOrDefault("version") is JsonNumber { Text: "1" }
            && members.GetValueOrDefault("sha256Hash") is string hash
                ? hash
                : throw RequestParameters.NotARequest("persistedQuery must have version 1 and a sha256Hash.");
    }
}
