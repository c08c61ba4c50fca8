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

    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Created, Uploaded, Updated, Copied, VersionRestored, Renamed, Moved, Trashed, Restored, Purged, TimeSet, PropertiesChanged,
        Locked, Unlocked, Downloaded, Refused, SignedIn, SignInRefused, AccountRegistered, PasswordChanged, AccountDisabled,
        AccountEnabled, SpaceCreated, QuotaSet,
    };
}
