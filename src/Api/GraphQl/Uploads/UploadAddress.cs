using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Api.GraphQl.Mutations;
using Api.GraphQl.Requests;
using Api.Http.Authentication;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Uploads;

/// <summary>
/// An address that takes one file's content. All that it allows stands in it, signed: any server of the installation takes the upload,
/// none has to remember it, and nobody can change what it is for.
/// </summary>
internal sealed record UploadAddress(string Url, DateTimeOffset ExpiresAt)
{
    public const string Prefix = "/graphql/uploads/";

    public static readonly ObjectType<UploadAddress> Definition = new("UploadAddress", "Where to send a file's content.",
    [
        new("url", "String!", address => address.Url, "Send the content here by PUT, as it is. Whoever has the address can."),
        new("method", "String!", _ => "PUT", "The method to send it by."),
        new("expiresAt", "DateTime!", address => address.ExpiresAt, "Until when the sending has to begin."),
    ]);

    /// <summary>Null: the server has nothing to sign with.</summary>
    public static UploadAddress? For(GraphQlRequest request, FileTarget target, long? size)
    {
        if (request.Services.Options.SigningSecret.IsEmpty) return null;
        var (services, caller) = (request.Services, request.Caller);
        var expiresAt = request.Now + services.Options.GraphQl.UploadAddressKeptFor;
        var permit = new UploadPermit(
            caller.Id.Value, caller.VerifiedAt.Value, caller.Token, target, size, expiresAt, Guid.NewGuid());
        var json = JsonSerializer.SerializeToUtf8Bytes(permit, UploadPermitContext.Default.UploadPermit);
        var text = $"{Base64Url.EncodeToString(json)}.{Base64Url.EncodeToString(Sign(services, json))}";
        return new($"{request.Api.PublicUrl}{Prefix}{text}", expiresAt);
    }

    /// <summary>What the end of an address allows; null when it was not made here, or its time has passed.</summary>
    public static UploadPermit? Read(string text, ApiServices services)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || services.Options.SigningSecret.IsEmpty) return null;
        if (!Base64Url.IsValid(text.AsSpan(0, dot)) || !Base64Url.IsValid(text.AsSpan(dot + 1))) return null;
        var json = Base64Url.DecodeFromChars(text.AsSpan(0, dot));
        var signature = Base64Url.DecodeFromChars(text.AsSpan(dot + 1));
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(services, json))) return null;
        var permit = JsonSerializer.Deserialize(json, UploadPermitContext.Default.UploadPermit);
        return permit?.ExpiresAt > services.Clock.GetUtcNow() ? permit : null;
    }

    private static byte[] Sign(ApiServices services, byte[] json) =>
        HMACSHA256.HashData(SecretKeys.Derive(services.Options.SigningSecret, "upload-address"), json);
}

/// <summary>What an upload address allows.</summary>
/// <param name="VerifiedAt">The state of the account's credentials that it was made with: it ends with them.</param>
/// <param name="Id">The upload's own: sent twice, it is done once.</param>
internal sealed record UploadPermit(
    Guid Person, long VerifiedAt, Guid? Token, FileTarget Target, long? Size, DateTimeOffset ExpiresAt, Guid Id);

[JsonSerializable(typeof(UploadPermit))]
internal sealed partial class UploadPermitContext : JsonSerializerContext;
