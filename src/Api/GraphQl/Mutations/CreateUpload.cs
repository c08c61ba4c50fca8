using Api.GraphQl.Uploads;
using Api.Http;
using Domain;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.createUpload: an address to send a file's content to, good for a short time and for this file only.</summary>
internal static class CreateUpload
{
    private static readonly Refusal NothingIsSigned = new(RefusalCode.LimitExceeded, "This server hands out no upload addresses.");

    private static readonly Refusal NoMimeType = new(RefusalCode.InvalidInput, "This is no media type, as text/plain is one.");

    private sealed record Input(FileTarget Target, long? Size);

    public static readonly IMutation Definition = new Mutation<Input>(
        "createUpload", "Hands out an address to which a file's content is sent by PUT, without other credentials. Nothing is written yet.")
    {
        Input =
        [
            new("parent", "ID!", "The folder that will hold it."),
            new("name", "String!", "Its name."),
            new("size", "Long", "Bytes that will be sent: more or fewer are refused."),
            new("mimeType", "String", "What kind of content it is; as its name tells unless told."),
            UploadTargets.ModifiedAt, UploadTargets.Replace, ItemInputs.LockTokens,
        ],
        Rules = UploadTargets.Rules().Bytes("size").Keeps<string>("mimeType", static type => MimeTypes.IsOne(type) ? null : NoMimeType),
        Read = static input => new(
            UploadTargets.Of(input, input.Get<string>("name")!, input.Get<string>("mimeType")), input.Get<long?>("size")),
        Payload = [new("upload", "UploadAddress", run => run.Value, "Where to send it.")],
        RunAsync = static async (input, run, ct) =>
        {
            if (await FileWriting.CheckAsync(run, input.Target, input.Size, ct) is { } refusal) run.RefuseBlamed(refusal);
            else if (UploadAddress.For(run.Request, input.Target, input.Size) is { } address) run.Value = address;
            else run.Refuse(NothingIsSigned);
        },
        IsSetting = true,
    };
}
