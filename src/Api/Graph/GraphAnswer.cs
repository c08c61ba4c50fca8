using System.Text.Json;
using Api.Http;
using Microsoft.AspNetCore.Http;

namespace Api.Graph;

/// <summary>What a handler answers: a document, nothing, or a refusal.</summary>
internal abstract record GraphAnswer
{
    private GraphAnswer() { }

    public sealed record Document(int Status, Action<Utf8JsonWriter> Write) : GraphAnswer;

    public sealed record Empty : GraphAnswer;

    public sealed record Refused(GraphRefusal Refusal) : GraphAnswer;

    public static readonly GraphAnswer NoContent = new Empty();

    public static GraphAnswer Ok(Action<Utf8JsonWriter> write) => new Document(StatusCodes.Status200OK, write);

    public static GraphAnswer Created(Action<Utf8JsonWriter> write) => new Document(StatusCodes.Status201Created, write);

    public static GraphAnswer List<T>(IReadOnlyCollection<T> items, bool withCount, Action<Utf8JsonWriter, T> write) => Ok(json =>
    {
        json.WriteStartObject();
        if (withCount) json.WriteNumber("@odata.count", items.Count);
        json.WriteStartArray("value");
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The rows that the query asks for, out of all there are: what it skips and takes is cut here, in one place.</summary>
    public static GraphAnswer Page<T>(IReadOnlyCollection<T> all, ODataQuery query, Action<Utf8JsonWriter, T> write) => Ok(json =>
    {
        json.WriteStartObject();
        if (query.HasCount) json.WriteNumber("@odata.count", all.Count);
        json.WriteStartArray("value");
        foreach (var item in all.Skip(query.Skip).Take(query.Top)) write(json, item);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static implicit operator GraphAnswer(GraphRefusal refusal) => new Refused(refusal);

    public Task WriteAsync(ApiRequest api)
    {
        switch (this)
        {
            case Document document:
                api.Http.Response.StatusCode = document.Status;
                return JsonAnswer.WriteAsync(api.Http, document.Write);
            case Refused refused: return GraphError.WriteAsync(api, refused.Refusal);
            default:
                api.Http.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
        }
    }
}
