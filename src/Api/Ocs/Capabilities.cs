using Api.Http.Authentication;
using Api.WellKnown;

namespace Api.Ocs;

/// <summary>
/// What this server can do, in the words that sync clients look for. What is not built is not said: without <c>tus_support</c> and
/// <c>dav.chunking</c> clients upload with one PUT.
/// </summary>
internal static class Capabilities
{
    private const long PollIntervalMilliseconds = 30_000;

    /// <summary>Public, but whoever sends credentials wants to know whether they are right.</summary>
    public static async Task HandleAsync(OcsAnswer answer, BasicAuthentication authentication)
    {
        if (answer.Api.Http.Request.Headers.Authorization.Count > 0
            && await authentication.AuthenticateAsync(answer.Api) is not SignIn.Accepted and var refused)
        {
            await answer.RefuseAsync(refused);
            return;
        }

        var product = answer.Api.Services.Options.ProductVersion;
        await answer.OkAsync(OcsValue.Object(
            ("version", Version(product)),
            ("capabilities", OcsValue.Object(
                ("core", Core(product, answer.Api.Host.Value ?? "")),
                ("checksums", OcsValue.Object(
                    ("supportedTypes", OcsValue.List("sha1", "md5", "adler32")), ("preferredUploadType", "sha1"))),
                ("files", Files),
                ("dav", Dav),
                ("files_sharing", Sharing),
                ("spaces", OcsValue.Object(
                    ("version", "1.0.0"), ("enabled", true), ("projects", false), ("share_jail", false), ("max_quota", 0)))))));
    }

    private static OcsValue Files => OcsValue.Object(
        ("privateLinks", false), ("bigfilechunking", false), ("undelete", true), ("versioning", true), ("favorites", false),
        ("tags", false), ("blacklisted_files", OcsValue.List()));

    private static OcsValue Dav => OcsValue.Object(
        ("trashbin", "1.0"), ("reports", OcsValue.List("search-files")), ("chunkingParallelUploadDisabled", true));

    private static OcsValue Sharing => OcsValue.Object(
        ("api_enabled", false), ("resharing", false), ("public", OcsValue.Object(("enabled", false))),
        ("user", OcsValue.Object(("send_mail", false))), ("group_sharing", false));

    private static OcsValue Core(string product, string host) => OcsValue.Object(
        ("pollinterval", PollIntervalMilliseconds),
        ("webdav-root", "remote.php/webdav"),
        ("status", OcsValue.Object(
            ("installed", true), ("maintenance", false), ("needsDbUpgrade", false), ("version", StatusPhp.LegacyVersion),
            ("versionstring", StatusPhp.LegacyVersionString), ("edition", ""), ("productname", StatusPhp.ProductName),
            ("product", StatusPhp.ProductName), ("productversion", product), ("hostname", host))),
        ("support-url-signing", false),
        ("support-sse", false));

    private static OcsValue Version(string product)
    {
        var parts = StatusPhp.LegacyVersionString.Split('.');
        return OcsValue.Object(
            ("major", long.Parse(parts[0])), ("minor", long.Parse(parts[1])), ("micro", long.Parse(parts[2])),
            ("string", StatusPhp.LegacyVersionString), ("edition", ""), ("product", StatusPhp.ProductName), ("productversion", product));
    }
}
