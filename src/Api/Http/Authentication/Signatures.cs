using System.Diagnostics.CodeAnalysis;
using Projections.Core;

namespace Api.Http.Authentication;

/// <summary>Whether requests bring an address that its owner signed, and whether the signature is theirs.</summary>
internal sealed class Signatures(ApiServices services)
{
    public bool AreBrought(ApiRequest api, [NotNullWhen(true)] out SignedUrl? signed)
    {
        signed = services.SigningKeys.AreThere && api.Http.Request.Query.ContainsKey("OC-Signature")
            ? SignedUrl.Read(api.Http.Request, Edge.RawPath(api.Http))
            : null;
        return signed is not null && signed.IsInTime(services.Clock.GetUtcNow());
    }

    public bool IsRight(SignedUrl signed, UserRow account, ApiRequest api) => signed.IsSignedBy(
        services.SigningKeys.Counting(account.Id, account.CredentialVersion, services.Clock.GetUtcNow()), OriginsOf(api));

    private string[] OriginsOf(ApiRequest api)
    {
        var used = $"{api.Scheme}://{api.Host.Value}";
        return services.Options.PublicUrl?.GetLeftPart(UriPartial.Authority) is { } known && known != used ? [known, used] : [used];
    }
}
