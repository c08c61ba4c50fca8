using Api.Http;
using Api.Http.Authentication;
using Api.Ocs.Sharing;
using Api.WellKnown;

namespace Api.Ocs;

/// <summary>
/// What this server can do, in the words that sync clients look for. What is not built is said to be off where clients have a word for
/// that, and else is not said: without <c>tus_support</c> and <c>dav.chunking</c> they upload with one PUT.
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
                ("core", Core(product, answer.Api.Host.Value ?? "", answer.Api.Services.SigningKeys.AreThere)),
                ("checksums", OcsValue.Object(
                    ("supportedTypes", OcsValue.List("sha1", "md5", "adler32")), ("preferredUploadType", "sha1"))),
                ("files", Files),
                ("dav", Dav),
                ("files_sharing", SharingCapabilities.Value),
                ("spaces", Spaces),
                ("graph", Graph),
                ("search", OcsValue.Object(("property", Search))),
                ("password_policy", PasswordRules),
                ("notifications", OcsValue.Object(("ocs-endpoints", OcsValue.List()), ("configurable", false))),
                ("theme", OcsValue.Object(("logo", OcsValue.Object(("permitted_file_types", OcsValue.List()))))),
                ("groupware", OcsValue.Object(("enabled", false)))))));
    }

    private static OcsValue Files => OcsValue.Object(
        ("privateLinks", false), ("bigfilechunking", false), ("undelete", true), ("versioning", true), ("favorites", true),
        ("full_text_search", false), ("tags", true), ("blacklisted_files", OcsValue.List()), ("archivers", OcsValue.List()),
        ("app_providers", OcsValue.List()));

    private static OcsValue Dav => OcsValue.Object(
        ("trashbin", "1.0"), ("reports", OcsValue.List("search-files", "filter-files")), ("chunkingParallelUploadDisabled", true));

    private static OcsValue Spaces => OcsValue.Object(
        ("version", "1.0.0"), ("enabled", true), ("projects", true), ("share_jail", true), ("max_quota", 0),
        ("has_multiple_personal_spaces", false));

    private static OcsValue Graph => OcsValue.Object(
        ("personal-data-export", true),
        ("users", OcsValue.Object(
            ("read_only_attributes", OcsValue.List()), ("create_disabled", false), ("delete_disabled", false),
            ("change_password_self_disabled", false), ("edit_login_allowed_disabled", false))));

    /// <summary>The keys of a query that people may build by clicking, with the words that some take.</summary>
    private static OcsValue Search => OcsValue.Object(
        ("name", Key()),
        ("mtime", Key("today", "last 7 days", "last 30 days", "this year", "last year")),
        ("size", Key()),
        ("mediatype", Key("document", "spreadsheet", "presentation", "pdf", "image", "video", "audio", "folder", "archive")),
        ("type", Key()),
        ("tag", Key()),
        ("tags", Key()),
        ("content", OcsValue.Object(("enabled", false))),
        ("scope", Key()));

    private static OcsValue Key(params string[] words) => words.Length == 0
        ? OcsValue.Object(("enabled", true))
        : OcsValue.Object(("keywords", OcsValue.List([.. words.Select(word => (OcsValue)word)])), ("enabled", true));

    private static OcsValue PasswordRules => OcsValue.Object(
        ("min_characters", PasswordPolicy.MinCharacters), ("max_characters", PasswordPolicy.MaxCharacters),
        ("min_lowercase_characters", PasswordPolicy.MinLowercase), ("min_uppercase_characters", PasswordPolicy.MinUppercase),
        ("min_digits", PasswordPolicy.MinDigits), ("min_special_characters", PasswordPolicy.MinSpecial));

    private static OcsValue Core(string product, string host, bool isSigning) => OcsValue.Object(
        ("pollinterval", PollIntervalMilliseconds),
        ("webdav-root", "remote.php/webdav"),
        ("status", OcsValue.Object(
            ("installed", true), ("maintenance", false), ("needsDbUpgrade", false), ("version", StatusPhp.LegacyVersion),
            ("versionstring", StatusPhp.LegacyVersionString), ("edition", ""), ("productname", StatusPhp.ProductName),
            ("product", StatusPhp.ProductName), ("productversion", product), ("hostname", host))),
        ("support-url-signing", isSigning),
        ("support-sse", false),
        ("check-for-updates", false),
        ("support-radicale", false));

    private static OcsValue Version(string product)
    {
        var parts = StatusPhp.LegacyVersionString.Split('.');
        return OcsValue.Object(
            ("major", long.Parse(parts[0])), ("minor", long.Parse(parts[1])), ("micro", long.Parse(parts[2])),
            ("string", StatusPhp.LegacyVersionString), ("edition", ""), ("product", StatusPhp.ProductName), ("productversion", product));
    }
}
