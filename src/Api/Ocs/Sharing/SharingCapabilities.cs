using Api.Http;

namespace Api.Ocs.Sharing;

/// <summary>The part of the capabilities that tells how people share here.</summary>
internal static class SharingCapabilities
{
    public static OcsValue Value => OcsValue.Object(
        ("api_enabled", true), ("group_sharing", true), ("sharing_roles", true), ("deny_access", true), ("auto_accept_share", true),
        ("share_with_group_members_only", false), ("share_with_membership_groups_only", false), ("resharing", false),
        ("search_min_length", Sharees.SearchMinLength), ("default_permissions", Bitmask.All),
        ("user_enumeration", OcsValue.Object(("enabled", true), ("group_members_only", false))),
        ("federation", OcsValue.Object(("outgoing", false), ("incoming", false))),
        ("public", Public),
        ("user", OcsValue.Object(
            ("send_mail", false), ("profile_picture", true),
            ("settings", OcsValue.List(OcsValue.Object(("enabled", true), ("version", "1.0.0")))),
            ("expire_date", OcsValue.Object(("enabled", true))))));

    /// <summary>No expiry is demanded of a link, and no password: people may set both.</summary>
    private static OcsValue Public => OcsValue.Object(
        ("enabled", true), ("alias", true), ("send_mail", false), ("social_share", false), ("upload", true), ("multiple", true),
        ("supports_upload_only", true), ("can_edit", true), ("default_permissions", Bitmask.Read),
        ("defaultPublicLinkShareName", "Public link"),
        ("password", OcsValue.Object(
            ("enforced", false),
            ("enforced_for", OcsValue.Object(
                ("read_only", false), ("read_write", false), ("read_write_delete", false), ("upload_only", false))))),
        ("expire_date", OcsValue.Object(("enabled", false))));
}
