using System.Security.Cryptography;
using System.Text;
using Domain.Users;

namespace Api.Settings;

/// <summary>What accounts of a role may do, in the words that clients know: they show and hide by these names.</summary>
/// <param name="Constraint"><c>ALL</c>: with everybody's; <c>OWN</c>: with what is one's own.</param>
/// <param name="Resource">What kind of thing it is about.</param>
internal sealed record AccountPermission(string Name, string Operation, string Constraint, string Resource)
{
    /// <summary>The same on every server: it is made of the name.</summary>
    public Guid Id { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 16), bigEndian: true);

    public string Text => $"{Name}.{Constraint.ToLowerInvariant()}";
}

/// <summary>The table of roles and permissions. What is decided by it is decided in <see cref="AccountRole"/>: here it is told.</summary>
internal static class AccountPermissions
{
    private const string All = "ALL", Own = "OWN";

    private static readonly string[] Events =
    [
        "ShareCreated", "ShareRemoved", "ShareExpired", "SpaceShared", "SpaceUnshared", "SpaceMembershipExpired", "SpaceDisabled",
        "SpaceDeleted", "PostprocessingStepFinished",
    ];

    public static IReadOnlyList<AccountPermission> Of(AccountRole role) =>
    [
        .. role.ManagesAccounts ? OfAccounts : [],
        .. role.ManagesSpaces ? OfSpaces : [],
        .. role.CreatesSpaces
            ? [new("Drives.Create", "READWRITE", role.ManagesSpaces ? All : Own, "SYSTEM")]
            : Array.Empty<AccountPermission>(),
        .. role.Shares ? OfSharing : [],
        .. role.HasFavorites ? OfFavorites : [],
        .. role.ManagesAccounts || role == AccountRole.Guest
            ? Array.Empty<AccountPermission>()
            : [new AccountPermission("Self.ReadWrite", "READWRITE", Own, "USER")],
        new("Language.ReadWrite", "READWRITE", role.ManagesAccounts ? All : Own, "SETTING"),
        .. OfOneself,
    ];

    private static readonly AccountPermission[] OfAccounts =
    [
        new("Accounts.ReadWrite", "READWRITE", All, "USER"),
        new("Groups.ReadWrite", "READWRITE", All, "GROUP"),
        new("Roles.ReadWrite", "READWRITE", All, "BUNDLE"),
        new("Settings.ReadWrite", "READWRITE", All, "SETTING"),
        new("Drives.DeletePersonal", "DELETE", All, "SYSTEM"),
        new("Drives.ReadWritePersonalQuota", "READWRITE", All, "SYSTEM"),
    ];

    private static readonly AccountPermission[] OfSpaces =
    [
        new("Drives.DeleteProject", "DELETE", All, "SYSTEM"),
        new("Drives.List", "READ", All, "SYSTEM"),
        new("Drives.ReadWrite", "READWRITE", All, "SYSTEM"),
        new("Drives.ReadWriteProjectQuota", "READWRITE", All, "SYSTEM"),
        new("Drives.ReadWriteEnabled", "READWRITE", All, "SYSTEM"),
        new("ReadOnlyPublicLinkPassword.Delete", "WRITE", All, "SHARE"),
    ];

    private static readonly AccountPermission[] OfSharing =
    [
        new("PublicLink.Write", "WRITE", All, "SHARE"),
        new("Shares.Write", "WRITE", All, "SHARE"),
    ];

    private static readonly AccountPermission[] OfFavorites =
    [
        new("Favorites.List", "READ", Own, "SYSTEM"),
        new("Favorites.Write", "WRITE", Own, "SYSTEM"),
    ];

    private static readonly AccountPermission[] OfOneself =
    [
        new("AutoAcceptShares.ReadWriteDisabled", "READWRITE", Own, "SETTING"),
        new("EmailNotifications.ReadWriteDisabled", "READWRITE", Own, "SETTING"),
        new("EmailSendingInterval.ReadWrite", "READWRITE", Own, "SETTING"),
        .. Events.Select(name => new AccountPermission($"Event.{name}.ReadWrite", "READWRITE", Own, "SETTING")),
    ];
}
