using System.Security.Cryptography;
using GraphQl.Execution;
using GraphQl.Transport;
using GraphQl.TypeSystem;

namespace GraphQl.Host.Transport;

/// <summary>The schema of the transport checks, described by code.</summary>
internal static class TransportSchema
{
    public static GraphQlSchema Build(Streams streams) => new SchemaBuilder()
        .Add(Query(streams), Mutation, File, UploadInput, SubscriptionType.Of(streams), UploadScalar.Definition)
        .AllowIncrementalDelivery()
        .Build();

    private static ObjectType<object> Query(Streams streams) => new("Query", "What can be asked.",
    [
        new("hello", "String!", _ => "world", "The text 'world'"),
        new("echo", "String", (_, context) => new(context.Argument<string>("text"))) { Arguments = [new("text", "String")] },
        new("number", "Int", (_, context) => new(context.Argument<object>("x"))) { Arguments = [new("x", "Int!")] },
        new("slow", "String", SlowAsync, "'done' after this many milliseconds") { Arguments = [new("ms", "Int!")] },
        new("fail", "String", _ => throw new GraphQlException("told to fail"), "Always an execution error, message 'told to fail'"),
        new("failRequired", "String!", _ => throw new GraphQlException("told to fail"), "The same where null is not allowed: data is null"),
        new("list", "[Int!]!", (_, context) => new(Enumerable.Range(1, context.Argument<int>("count")).ToArray()), "1 … count")
        {
            Arguments = [new("count", "Int!")],
        },
        new("openStreams", "Int!", _ => streams.Open, "How many ticks streams are running on this server now"),
    ]);

    private static readonly ObjectType<object> Mutation = new("Mutation", "What can be done.",
    [
        new("setNumber", "Int!", (_, context) => new(context.Argument<object>("to")), "Remembers the number and answers it")
        {
            Arguments = [new("to", "Int!")],
        },
        new("upload", "File!", async (_, context) => await FileOf.ReadAsync(context.Argument<UploadedFile>("file")!, null, context.Aborted))
        {
            Arguments = [new("file", "Upload!")],
        },
        new("uploadMany", "[File!]!", UploadManyAsync) { Arguments = [new("files", "[Upload!]!")] },
        new("uploadNested", "File!", UploadNestedAsync) { Arguments = [new("input", "UploadInput!")] },
        new(
            "uploadOptional", "String", (_, context) => new(context.Argument<UploadedFile>("file")?.Name),
            "The name of the file, or null where none was given")
        {
            Arguments = [new("file", "Upload")],
        },
    ]);

    private static readonly InputObjectTypeDefinition UploadInput =
        new("UploadInput", "A file with a note.", [new("file", "Upload!"), new("note", "String")]);

    private static readonly ObjectType<FileOf> File = new("File", "A file that was sent.",
    [
        new("name", "String!", file => file.Name),
        new("mime", "String!", file => file.MediaType),
        new("size", "Int!", file => file.SizeBytes, "In bytes"),
        new("sha256", "String!", file => file.Sha256, "Lower-case hexadecimal digits"),
        new("note", "String", file => file.Note),
    ]);

    private static async ValueTask<object?> SlowAsync(object source, FieldContext context)
    {
        await Task.Delay(context.Argument<int>("ms"), context.Aborted);
        return "done";
    }

    private static async ValueTask<object?> UploadManyAsync(object source, FieldContext context)
    {
        var read = new List<FileOf>();
        foreach (var file in context.Arguments.GetList<UploadedFile>("files")!)
            read.Add(await FileOf.ReadAsync(file, null, context.Aborted));
        return read;
    }

    private static async ValueTask<object?> UploadNestedAsync(object source, FieldContext context)
    {
        var input = context.Argument<InputObject>("input")!;
        return await FileOf.ReadAsync(input.Get<UploadedFile>("file")!, input.Get<string>("note"), context.Aborted);
    }
}

/// <summary>What is told of an uploaded file.</summary>
internal sealed record FileOf(string Name, string MediaType, long SizeBytes, string Sha256, string? Note)
{
    public static async Task<FileOf> ReadAsync(UploadedFile file, string? note, CancellationToken ct)
    {
        var hash = await SHA256.HashDataAsync(file.Open(), ct);
        return new(file.Name, file.MediaType, file.SizeBytes, Convert.ToHexStringLower(hash), note);
    }
}
