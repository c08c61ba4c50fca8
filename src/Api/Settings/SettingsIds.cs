namespace Api.Settings;

/// <summary>Ids and words that all clients of the ownCloud family know.</summary>
internal static class SettingsIds
{
    public static readonly Guid Profile = new("2a506de7-99bd-4f0d-994e-c38e72c28fd9");

    public static readonly Guid Language = new("aa8cfbe5-95d4-4f7e-a032-c3c01f5f062f");

    public const string LanguageName = "language";

    public const string ProfileExtension = "ocis-accounts";

    public const string ProfileName = "profile";

    public const string RoleExtension = "ocis-roles";
}
