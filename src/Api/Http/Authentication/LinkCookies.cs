using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Projections.Core.Access;

namespace Api.Http.Authentication;

/// <summary>
/// What a browser keeps of a link's password once it was right: a time and a signature over it, the link, and since when its password
/// counts. Nothing is stored; every server of the installation knows its cookies again, and a new password or the link's end voids them.
/// </summary>
/// <param name="secret">The installation's. Empty: what this process signs, only this process knows.</param>
internal sealed class LinkCookies(ReadOnlyMemory<byte> secret, TimeSpan keptFor, TimeProvider clock)
{
    public const string Name = "link";

    /// <summary>Under this name no browser takes a cookie that came, or that would go, without TLS.</summary>
    public const string SecureName = "__Secure-link";

    private readonly byte[] _key = SecretKeys.Derive(secret.IsEmpty ? RandomNumberGenerator.GetBytes(32) : secret, "link-cookie");

    public string Issue(LinkRow link)
    {
        var until = (clock.GetUtcNow() + keptFor).ToUnixTimeSeconds();
        return $"{until.ToString(CultureInfo.InvariantCulture)}.{Base64Url.EncodeToString(Sign(link, until))}";
    }

    public bool IsRight(string? text, LinkRow link)
    {
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (dot < 0 || !long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var until)) return false;
        var signature = text.AsSpan(dot + 1);
        return Base64Url.IsValid(signature)
            && CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Sign(link, until))
            && until > clock.GetUtcNow().ToUnixTimeSeconds();
    }

    /// <summary>One for the pages, to which other pages may lead, and one for the contents, which only the pages themselves fetch.</summary>
    public void Give(ApiRequest api, LinkRow link)
    {
        var (name, text) = (NameFor(api), Issue(link));
        api.Http.Response.Cookies.Append(name, text, Options($"/s/{link.Token}", SameSiteMode.Lax));
        api.Http.Response.Cookies.Append(name, text, Options($"/dav/public-files/{link.Token}", SameSiteMode.Strict));

        CookieOptions Options(string path, SameSiteMode sameSite) => new()
        {
            Path = path,
            HttpOnly = true,
            SameSite = sameSite,
            Secure = name == SecureName,
            MaxAge = keptFor,
        };
    }

    /// <summary>
    /// Whether the request brings the link's cookie and is one that the link's pages make: browsers send cookies with what other pages
    /// make them ask for, too, so that whatever changes something has to come from here.
    /// </summary>
    public bool Opens(ApiRequest api, LinkRow link)
    {
        var request = api.Http.Request;
        return IsRight(request.Cookies[NameFor(api)], link)
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
                || (HttpMethods.IsPut(request.Method) && SameOrigin.IsProven(api)));
    }

    private static string NameFor(ApiRequest api) =>
        api.PublicUrl.StartsWith("https:", StringComparison.Ordinal) ? SecureName : Name;

    private byte[] Sign(LinkRow link, long until)
    {
        Span<byte> about = stackalloc byte[32];
        link.Id.Value.TryWriteBytes(about);
        BinaryPrimitives.WriteInt64BigEndian(about[16..], link.PasswordSet.Value);
        BinaryPrimitives.WriteInt64BigEndian(about[24..], until);
        return HMACSHA256.HashData(_key, about);
    }
}
