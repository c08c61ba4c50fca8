using Api.Http;
using Api.Http.Authentication;
using Api.Ocs.Sharing;
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
                ("core", Core(product, answer.Api.Host.Value ?? "", answer.Api.Services.SigningKeys.AreThere)),
                ("checksums", OcsValue.Object(
                    ("supportedTypes", OcsValue.List("sha1", "md5", "adler32")), ("preferredUploadType", "sha1"))),
                ("files", Files),
                ("dav", Dav),
                ("files_sharing", Sharing),
                ("password_policy", PasswordRules),
                ("graph", OcsValue.Object(
                    ("personal-data-export", true),
                    ("users", OcsValue.Object(
                        ("read_only_attributes", OcsValue.List()), ("create_disabled", false), ("delete_disabled", false),
                        ("change_password_self_disabled", false))))),
                ("spaces", OcsValue.Object(
                    ("version", "1.0.0"), ("enabled", true), ("projects", true), ("share_jail", true), ("max_quota", 0)))))));
    }

    private static OcsValue Files => OcsValue.Object(
        ("privateLinks", false), ("bigfilechunking", false), ("undelete", true), ("versioning", true), ("favorites", true),
        ("tags", true), ("blacklisted_files", OcsValue.List()));

    private static OcsValue Dav => OcsValue.Object(
        ("trashbin", "1.0"), ("reports", OcsValue.List("search-files", "filter-files")), ("chunkingParallelUploadDisabled", true));

    private static OcsValue Sharing => OcsValue.Object(
        ("api_enabled", true), ("group_sharing", true), ("sharing_roles", true), ("deny_access", true), ("auto_accept_share", true),
        ("share_with_group_members_only", false), ("share_with_membership_groups_only", false), ("resharing", false),
        ("search_min_length", Sharees.SearchMinLength), ("default_permissions", Bitmask.All),
        ("user_enumeration", OcsValue.Object(("enabled", true), ("group_members_only", false))),
        ("federation", OcsValue.Object(("outgoing", false), ("incoming", false))),
        ("public", OcsValue.Object(
            ("enabled", true), ("alias", true), ("send_mail", false), ("social_share", false), ("upload", true), ("multiple", true),
            ("supports_upload_only", true), ("can_edit", true), ("default_permissions", Bitmask.Read),
            ("password", OcsValue.Object(
                ("enforced", false),
                ("enforced_for", OcsValue.Object(
                    ("read_only", false), ("read_write", false), ("read_write_delete", false), ("upload_only", false))))),
            ("expire_date", OcsValue.Object(("enabled", false))))),
        ("user", OcsValue.Object(("send_mail", false), ("profile_picture", true), ("expire_date", OcsValue.Object(("enabled", true))))));

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
        ("support-sse", false));

    private static OcsValue Version(string product)
    {
        var parts = StatusPhp.LegacyVersionString.Split('.');
        return OcsValue.Object(
            ("major", long.Parse(parts[0])), ("minor", long.Parse(parts[1])), ("micro", long.Parse(parts[2])),
            ("string", StatusPhp.LegacyVersionString), ("edition", ""), ("product", StatusPhp.ProductName), ("productversion", product));
    }
}
