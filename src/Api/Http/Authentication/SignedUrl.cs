using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Api.Http.Authentication;

/// <summary>
/// An address that its owner signed, in the scheme of the ownCloud family: who, from when, for how long and for which method stand in the
/// query beside the signature.
/// </summary>
/// <param name="Text">What was signed, but for scheme and host: path, other parameters, then those of the signature in their order.</param>
internal sealed record SignedUrl(string Name, DateTimeOffset At, TimeSpan ValidFor, string Signature, string Text)
{
    private const int Iterations = 10_000;
    private const int DigestBytes = 32;

    /// <summary>Longer than any client asks for; so that a leaked address ends some day.</summary>
    private static readonly TimeSpan ValidForMax = TimeSpan.FromHours(24);

    /// <summary>A client's clock may be ahead of ours.</summary>
    private static readonly TimeSpan SkewMax = TimeSpan.FromMinutes(5);

    private static readonly string[] Signed = ["OC-Credential", "OC-Date", "OC-Expires", "OC-Verb"];

    /// <summary>Null when the request brings no signature, or one that cannot be right. Only reading is ever signed.</summary>
    public static SignedUrl? Read(HttpRequest request, string rawPath)
    {
        var query = request.Query;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return null;
        if (query["OC-Signature"] is not [{ Length: 2 * DigestBytes } signature] || query["OC-Verb"] != HttpMethods.Get) return null;
        if (query["OC-Credential"] is not [{ Length: > 0 } name]) return null;
        if (!DateTimeOffset.TryParse(query["OC-Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        if (!int.TryParse(query["OC-Expires"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return null;
        var pairs = request.QueryString.Value!.TrimStart('?').Split('&');
        var own = pairs.Where(pair => !pair.StartsWith("OC-", StringComparison.Ordinal));
        var of = Signed.Select(parameter => pairs.FirstOrDefault(pair => pair.StartsWith($"{parameter}=", StringComparison.Ordinal)) ?? "");
        return new(name, at, TimeSpan.FromSeconds(seconds), signature, $"{rawPath}?{string.Join('&', own.Concat(of))}");
    }

    public bool IsInTime(DateTimeOffset now) => ValidFor <= ValidForMax && At <= now + SkewMax && now <= At + ValidFor;

    /// <summary>Costly, as a password's hash is.</summary>
    /// <param name="origins">By which this server may have been addressed.</param>
    public bool IsSignedBy(IEnumerable<string> keys, IReadOnlyCollection<string> origins)
    {
        var signature = Encoding.ASCII.GetBytes(Signature.ToLowerInvariant());
        return keys.Any(key => origins.Any(origin => Forms(origin + Text).Any(url =>
            CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Digest(url, key)), signature))));
    }

    internal static string Digest(string url, string key) => Convert.ToHexStringLower(
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(url), Encoding.UTF8.GetBytes(key), Iterations, HashAlgorithmName.SHA512, DigestBytes));

    /// <summary>Some clients sign an id with its dollar sign and send it escaped, or the other way round.</summary>
    private static IEnumerable<string> Forms(string url)
    {
        string[] forms = [url, url.Replace("$", "%24", StringComparison.Ordinal), url.Replace("%24", "$", StringComparison.Ordinal)];
        return forms.Distinct();
    }
}
