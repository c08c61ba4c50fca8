using System.Text.Json;
using GraphQl.Execution;
using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Host.Differential;

/// <summary>The paths of the differential protocol: each request brings its schema, its data and its document.</summary>
internal static class Endpoints
{
    private static readonly JsonWriterOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapDifferential(this WebApplication app)
    {
        app.MapPost("/differential", http => AnswerAsync(
            http, (request, json, ct) => ExecuteAsync(request.GetProperty("schema").GetString()!, request, json, ct)));
        app.MapPost("/parse", http => AnswerAsync(http, (request, json, _) => Written(Parse, request, json)));
        app.MapPost("/validate", http => AnswerAsync(http, (request, json, _) => Written(Validate, request, json)));
        app.MapPost("/schema", http => AnswerAsync(http, (request, json, _) => Written(Build, request, json)));
    }

    private static async Task AnswerAsync(HttpContext http, Func<JsonElement, Utf8JsonWriter, CancellationToken, Task> answer)
    {
        try
        {
            // Vectors nest deeper than readers do by default.
            using var request = await JsonDocument.ParseAsync(http.Request.Body, new() { MaxDepth = 1000 }, http.RequestAborted);
            using var body = new MemoryStream();
            await using (var json = new Utf8JsonWriter(body, Relaxed)) await answer(request.RootElement, json, http.RequestAborted);
            http.Response.ContentType = "application/json";
            await http.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), http.RequestAborted);
        }
        catch (Exception fault)
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await http.Response.WriteAsync(fault.ToString());
        }
    }

    private static Task Written(Action<JsonElement, Utf8JsonWriter> write, JsonElement request, Utf8JsonWriter json)
    {
        write(request, json);
        return Task.CompletedTask;
    }

    internal static async Task ExecuteAsync(string schema, JsonElement request, Utf8JsonWriter json, CancellationToken ct)
    {
        var executor = TestSchemas.ExecutorOf(schema);
        var result = await executor.ExecuteAsync(
            new(request.GetProperty("document").GetString()!)
            {
                OperationName = request.TryGetProperty("operationName", out var name) ? name.GetString() : null,
                Variables = request.TryGetProperty("variables", out var variables) ? VariableReader.Read(variables) : null,
                RootValue = request.TryGetProperty("data", out var data) ? data : null,
                Scope = new(new Counters()),
            },
            ct);
        if (result is ResponseStream stream)
        {
            json.WriteStartArray();
            await foreach (var response in stream.Responses.WithCancellation(ct)) response.WriteTo(json);
            json.WriteEndArray();
        }
        else
        {
            ((OperationResult)result).WriteTo(json);
        }
    }

    private static void Parse(JsonElement request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        try
        {
            json.WriteString("printed", Printer.Print(Parser.Parse(request.GetProperty("document").GetString()!)));
        }
        catch (SyntaxException wrong)
        {
            json.WriteStartObject("error");
            json.WriteNumber("line", wrong.Error.Locations[0].Line);
            json.WriteNumber("column", wrong.Error.Locations[0].Column);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Validate(JsonElement request, Utf8JsonWriter json)
    {
        var schema = TestSchemas.ExecutorOf(request.GetProperty("schema").GetString()!).Schema;
        var document = Parser.Parse(request.GetProperty("document").GetString()!);
        json.WriteStartObject();
        json.WriteStartArray("errors");
        foreach (var error in Validator.Validate(schema, document))
        {
            json.WriteStartObject();
            json.WriteString("rule", error.Rule);
            json.WriteStartArray("locations");
            foreach (var place in error.Locations)
            {
                json.WriteStartArray();
                json.WriteNumberValue(place.Line);
                json.WriteNumberValue(place.Column);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Build(JsonElement request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        try
        {
            SchemaBuilder.FromSdl(request.GetProperty("sdl").GetString()!);
            json.WriteBoolean("valid", true);
        }
        catch (Exception wrong) when (wrong is SyntaxException or SchemaException)
        {
            json.WriteBoolean("valid", false);
        }

        json.WriteEndObject();
    }
}
