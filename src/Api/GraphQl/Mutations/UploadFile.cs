using Api.GraphQl.Types;
using Domain;
using GraphQl.Transport;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.uploadFile: a small file, sent with the mutation itself.</summary>
internal static class UploadFile
{
    private static readonly Refusal NoFile = new(
        RefusalCode.InvalidInput, "The file is missing: send it as a part of a multipart request.");

    private sealed record Input(FileTarget Target, UploadedFile? File);

    public static readonly IMutation Definition = new Mutation<Input>("uploadFile", "Writes a small file that comes with the request.")
    {
        Input =
        [
            new("parent", "ID!", "The folder that will hold it."),
            new("name", "String", "Its name; that of the file sent unless told."),
            new("file", "Upload!", "The content. Larger files go to the address that createUpload gives."),
            UploadTargets.ModifiedAt, UploadTargets.Replace, ItemInputs.LockTokens,
        ],
        Rules = UploadTargets.Rules(),
        Read = static input =>
        {
            var file = input.Get<UploadedFile>("file");
            return new(UploadTargets.Of(input, input.Get<string>("name") ?? file?.Name ?? "", file?.MediaType), file);
        },
        Payload = [Payloads.Item("file", FileType.Name, "The file, as it is now.")],
        RunAsync = static async (input, run, ct) =>
        {
            if (input.File is not { } file) run.Refuse(NoFile, "file");
            else if (await FileWriting.CheckAsync(run, input.Target, file.SizeBytes, ct) is { } refusal) run.RefuseBlamed(refusal);
            else await FileWriting.WriteAsync(run, input.Target, await run.Services.Blobs.WriteAsync(file.Open(), file.SizeBytes, ct), ct);
        },
    };
}

/// <summary>What inputs of uploads have in common.</summary>
internal static class UploadTargets
{
    private const int MimeTypeMax = 255;

    public static readonly InputValueDefinition ModifiedAt = new(
        "modifiedAt", "DateTime", "When the content was last changed; now unless told.");

    public static readonly InputValueDefinition Replace = new(
        "replace", "Boolean!", "Whether a file that has the name gets a new version; else it is refused.", "false");

    public static InputRules Rules() => new InputRules().Id("parent").Name("name").Text("mimeType", MimeTypeMax).LockTokens();

    public static FileTarget Of(InputObject input, string name, string? mimeType) => new(
        input.Get<string>("parent")!, name, mimeType, input.Get<DateTimeOffset?>("modifiedAt"), input.Get<bool>("replace"),
        ItemInputs.TokensOf(input));
}
