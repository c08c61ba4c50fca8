using static Domain.Users.User;
using static Domain.Users.UserEvent;

namespace Domain.Users;

/// <summary>The rules of an account. Pure; repeating a command yields no event, but for a password, which nobody can compare.</summary>
public static class UserDecider
{
    /// <summary>UTF-16 units of a display name or an address: far above any real one, far below an event's limit.</summary>
    public const int TextMax = 256;

    public const long PhotoMaxBytes = 10 * 1024 * 1024;

    /// <summary>Characters of a language tag. RFC 5646 §4.4.1.</summary>
    public const int LanguageMax = 35;

    public static Decision<UserEvent> Register(
        User state, SignInName name, string displayName, string? mail, bool isAdmin, UserId by) => state switch
        {
            Missing when displayName.Length is 0 or > TextMax => UnfitDisplayName,
            Missing when mail?.Length > TextMax => LongMail,
            Missing => [new UserRegistered(name.Value, displayName, mail is null ? default(Personal?) : mail, isAdmin, by)],
            _ => [],
        };

    public static Decision<UserEvent> ChangePassword(User state, UserId by) => state switch
    {
        Registered => [new PasswordChanged(by)],
        _ => NotFound,
    };

    public static Decision<UserEvent> Disable(User state, UserId by) => state switch
    {
        Registered { IsDisabled: true } => [],
        Registered => [new UserDisabled(by)],
        _ => NotFound,
    };

    public static Decision<UserEvent> Enable(User state, UserId by) => state switch
    {
        Registered { IsDisabled: false } => [],
        Registered => [new UserEnabled(by)],
        _ => NotFound,
    };

    public static Decision<UserEvent> SetRole(User state, AccountRole role, UserId by) => state switch
    {
        Registered user when user.Role == role => [],
        Registered user => [new AccountRoleSet(role.Name, user.Role.Name, by)],
        _ => NotFound,
    };

    public static Decision<UserEvent> ChangeProfile(User state, Profile profile, UserId by) => state switch
    {
        Registered when profile.DisplayName.Value.Length is 0 or > TextMax => UnfitDisplayName,
        Registered when profile.Mail?.Value.Length > TextMax => LongMail,
        Registered when profile.GivenName?.Value.Length > TextMax || profile.Surname?.Value.Length > TextMax =>
            new Refusal(RefusalCode.InvalidInput, $"A name has at most {TextMax} characters."),
        Registered when profile.Language is { } tag && (tag.Length is 0 or > LanguageMax || !tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) =>
            new Refusal(RefusalCode.InvalidInput, "This is no language tag."),
        Registered user when user.Profile == profile => [],
        Registered user => [new ProfileChanged(profile, user.Profile, by)],
        _ => NotFound,
    };

    /// <param name="change">From the profile as it is.</param>
    public static Decision<UserEvent> ChangeProfile(User state, Func<Profile, Profile> change, UserId by) =>
        state is Registered user ? ChangeProfile(user, change(user.Profile), by) : NotFound;

    public static Decision<UserEvent> Delete(User state, UserId by) => state switch
    {
        Registered user => [new UserDeleted(user.Name, by)],
        Deleted or Erased => [],
        _ => NotFound,
    };

    /// <summary>Within the time for which a deleted account is kept.</summary>
    public static Decision<UserEvent> Restore(User state, UserId by) => state switch
    {
        Deleted gone => [new UserRestored(gone.Was.Name, by)],
        Registered => [],
        _ => NotFound,
    };

    /// <summary>For good: only what was deleted before, so that nobody loses an account by one wrong press.</summary>
    public static Decision<UserEvent> Erase(User state, UserId by) => state switch
    {
        Deleted => [new UserErased(by)],
        Registered => new Refusal(RefusalCode.InvalidInput, "An account is deleted before it is erased."),
        Erased => [],
        _ => NotFound,
    };

    public static Decision<UserEvent> SetPhoto(User state, BlobId blob, long sizeBytes, string mimeType, UserId by) => state switch
    {
        Registered when sizeBytes is <= 0 or > PhotoMaxBytes =>
            new Refusal(RefusalCode.LimitExceeded, $"A photo has at most {PhotoMaxBytes / 1024 / 1024} MiB."),
        Registered user when user.Photo == blob => [],
        Registered => [new PhotoSet(blob, sizeBytes, mimeType, by)],
        _ => NotFound,
    };

    public static Decision<UserEvent> RemovePhoto(User state, UserId by) => state switch
    {
        Registered { Photo: null } => [],
        Registered => [new PhotoRemoved(by)],
        _ => NotFound,
    };

    private static Refusal UnfitDisplayName => new(RefusalCode.InvalidInput, $"A display name has 1 to {TextMax} characters.");

    private static Refusal LongMail => new(RefusalCode.InvalidInput, $"A mail address has at most {TextMax} characters.");

    private static Refusal NotFound => new(RefusalCode.NotFound, "No such account.");
}
