namespace Projections.Activity;

/// <summary>The closed set of words for what happened, as stored and as shown to programs.</summary>
public static class Verb
{
    /// <summary>A folder was made.</summary>
    public const string Created = "created";

    /// <summary>A new file came.</summary>
    public const string Uploaded = "uploaded";

    /// <summary>A file got new content; what was there is a version.</summary>
    public const string Updated = "updated";

    public const string Copied = "copied";
    public const string VersionRestored = "version_restored";
    public const string Renamed = "renamed";
    public const string Moved = "moved";
    public const string Trashed = "trashed";
    public const string Restored = "restored";
    public const string Purged = "purged";
    public const string TimeSet = "time_set";
    public const string PropertiesChanged = "properties_changed";
    public const string Tagged = "tagged";
    public const string Untagged = "untagged";
    public const string Locked = "locked";
    public const string Unlocked = "unlocked";
    public const string Downloaded = "downloaded";
    public const string Refused = "refused";

    public const string SignedIn = "signed_in";
    public const string SignInRefused = "sign_in_refused";
    public const string AccountRegistered = "account_registered";
    public const string PasswordChanged = "password_changed";
    public const string AccountDisabled = "account_disabled";
    public const string AccountEnabled = "account_enabled";

    public const string SpaceCreated = "space_created";
    public const string QuotaSet = "quota_set";

    public const string GroupCreated = "group_created";
    public const string GroupChanged = "group_changed";
    public const string GroupMemberAdded = "group_member_added";
    public const string GroupMemberRemoved = "group_member_removed";
    public const string GroupDeleted = "group_deleted";
    public const string SpaceChanged = "space_changed";
    public const string MemberAdded = "member_added";
    public const string MemberChanged = "member_changed";
    public const string MemberRemoved = "member_removed";
    public const string MemberExpired = "member_expired";
    public const string SpaceDisabled = "space_disabled";
    public const string SpaceEnabled = "space_enabled";
    public const string SpaceDeleted = "space_deleted";
    public const string SpaceHandedOver = "space_handed_over";
    public const string Shared = "shared";
    public const string ShareChanged = "share_changed";
    public const string Unshared = "unshared";
    public const string ShareExpired = "share_expired";
    public const string ShareAccepted = "share_accepted";
    public const string ShareDeclined = "share_declined";
    public const string ShareHidden = "share_hidden";
    public const string ShareShown = "share_shown";
    public const string LinkCreated = "link_created";
    public const string LinkChanged = "link_changed";
    public const string LinkRevoked = "link_revoked";
    public const string LinkExpired = "link_expired";
    public const string AccountRoleSet = "account_role_set";
    public const string ProfileChanged = "profile_changed";
    public const string PhotoChanged = "photo_changed";
    public const string AccountRestored = "account_restored";
    public const string AccountErased = "account_erased";
    public const string AccountDeleted = "account_deleted";
    public const string AppTokenCreated = "app_token_created";
    public const string AppTokenRevoked = "app_token_revoked";

    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Created, Uploaded, Updated, Copied, VersionRestored, Renamed, Moved, Trashed, Restored, Purged, TimeSet, PropertiesChanged,
        Tagged, Untagged, Locked, Unlocked, Downloaded, Refused, SignedIn, SignInRefused, AccountRegistered, PasswordChanged, AccountDisabled,
        AccountEnabled, SpaceCreated, QuotaSet,
        GroupCreated, GroupChanged, GroupMemberAdded, GroupMemberRemoved, GroupDeleted, SpaceChanged, MemberAdded, MemberChanged,
        MemberRemoved, MemberExpired, SpaceDisabled, SpaceEnabled, SpaceDeleted, SpaceHandedOver, Shared, ShareChanged, Unshared,
        ShareExpired, ShareAccepted, ShareDeclined, ShareHidden, ShareShown, LinkCreated, LinkChanged, LinkRevoked, LinkExpired,
        AccountRoleSet, ProfileChanged, PhotoChanged, AccountDeleted, AccountRestored, AccountErased, AppTokenCreated, AppTokenRevoked,
    };
}
