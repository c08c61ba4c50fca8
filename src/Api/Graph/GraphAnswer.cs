using System.Text.Json;
using Api.Http;
using Microsoft.AspNetCore.Http;

namespace Api.Graph;

/// <summary>What a handler answers: a document, nothing, or a refusal.</summary>
internal abstract record GraphAnswer
{
    private GraphAnswer() { }

    public sealed record Document(int Status, Action<Utf8JsonWriter> Write) : GraphAnswer;

    public sealed record Empty(int Status) : GraphAnswer;

    /// <summary>Bytes of some other kind, told again only when they changed.</summary>
    public sealed record Content(string MimeType, ReadOnlyMemory<byte> Bytes, string ETag) : GraphAnswer;

    public sealed record Refused(GraphRefusal Refusal) : GraphAnswer;

    public static readonly GraphAnswer NoContent = new Empty(StatusCodes.Status204NoContent);

    public static readonly GraphAnswer Accepted = new Empty(StatusCodes.Status202Accepted);

    public static GraphAnswer Ok(Action<Utf8JsonWriter> write) => new Document(StatusCodes.Status200OK, write);

    public static GraphAnswer Created(Action<Utf8JsonWriter> write) => new Document(StatusCodes.Status201Created, write);

    public static GraphAnswer List<T>(IReadOnlyCollection<T> items, bool withCount, Action<Utf8JsonWriter, T> write) =>
        Part(items, withCount ? items.Count : null, write);

    /// <summary>A part of what there is, already cut.</summary>
    /// <param name="total">How many there are; null when nobody asked.</param>
    public static GraphAnswer Part<T>(IEnumerable<T> part, int? total, Action<Utf8JsonWriter, T> write) => Ok(json =>
    {
        json.WriteStartObject();
        if (total is { } count) json.WriteNumber("@odata.count", count);
        json.WriteStartArray("value");
        foreach (var item in part) write(json, item);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The rows that the query asks for, out of all there are: what it skips and takes is cut here, in one place.</summary>
    public static GraphAnswer Page<T>(IReadOnlyCollection<T> all, ODataQuery query, Action<Utf8JsonWriter, T> write) =>
        Part(all.Skip(query.Skip).Take(query.Top), query.HasCount ? all.Count : null, write);

    public static implicit operator GraphAnswer(GraphRefusal refusal) => new Refused(refusal);

    public Task WriteAsync(ApiRequest api)
    {
        switch (this)
        {
            case Document document:
                api.Http.Response.StatusCode = document.Status;
                return JsonAnswer.WriteAsync(api.Http, SelectedMembers.Of(api.Http.Request, document.Write));
            case Refused refused: return GraphError.WriteAsync(api, refused.Refusal);
            case Content content: return SendAsync(api.Http, content);
            default:
                api.Http.Response.StatusCode = ((Empty)this).Status;
                return Task.CompletedTask;
        }
    }

    private static async Task SendAsync(HttpContext http, Content content)
    {
        http.Response.Headers.ETag = content.ETag;
        if (http.Request.Headers.IfNoneMatch == content.ETag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = content.MimeType;
        http.Response.ContentLength = content.Bytes.Length;
        await http.Response.Body.WriteAsync(content.Bytes, http.RequestAborted);
    }
}
