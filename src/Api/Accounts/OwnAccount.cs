using Api.Http;
using Api.Http.Authentication;
using Domain;
using Domain.Access;
using Domain.Users;
using Projections.Core;

namespace Api.Accounts;

/// <summary>What people do to their own account, and what nobody does to it, however much they manage.</summary>
internal static class OwnAccount
{
    public static readonly Refusal NotShutOut = new(RefusalCode.Forbidden, "Nobody shuts themselves out.");
    public static readonly Refusal NotDeleted = new(RefusalCode.Forbidden, "Nobody deletes themselves.");
    public static readonly Refusal RoleStays = new(RefusalCode.Forbidden, "Nobody changes their own role.");
    public static readonly Refusal WrongPassword = new(RefusalCode.InvalidInput, "The current password is wrong.");
    public static readonly Refusal SamePassword = new(RefusalCode.InvalidInput, "The new password is the current one.");
    public static readonly Refusal NotByToken = new(
        RefusalCode.Forbidden, "A program that signed in by a token changes no password.");

    /// <summary>One's language, and who is no guest their names too. Mail is for others to change: links to sign in may go there.</summary>
    public static Refusal? Check(UserRow me, ProfileChange change) =>
        change.Mail.IsSaid || (me.Role == AccountRole.Guest && change.HasNames) ? AccessRules.Forbidden : null;

    /// <summary>The hash of a new password, for who knows the old one.</summary>
    /// <exception cref="HashingBusyException"/>
    public static async ValueTask<(string? Hash, Refusal? Refusal)> NewPasswordAsync(
        ApiServices services, Caller me, string current, string wanted, CancellationToken ct)
    {
        // Whoever found a program's token could otherwise guess the password here, past the throttle of sign-ins.
        if (me.Token is not null) return (null, NotByToken);
        if (current == wanted) return (null, SamePassword);
        var hash = await services.Credentials.FindAsync(me.Id, ct);
        if (!await services.Hashing.VerifyAsync(hash, current)) return (null, WrongPassword);
        if (PasswordPolicy.Check(wanted) is { } weak) return (null, weak);
        return (await services.Hashing.HashAsync(wanted), null);
    }
}
