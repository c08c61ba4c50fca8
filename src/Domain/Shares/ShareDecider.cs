using Domain.Access;
using static Domain.Shares.Share;
using static Domain.Shares.ShareEvent;

namespace Domain.Shares;

/// <summary>The rules of a share. Pure; repeating a command yields no event.</summary>
/// <remarks>Whether the actor may share at all is decided before, by <see cref="AccessRules"/> and <see cref="GrantRules"/>.</remarks>
public static class ShareDecider
{
    /// <summary>UTF-16 units of the message to those who receive it.</summary>
    public const int MessageMax = 2_000;

    /// <param name="isFolder">Of what is shared: some roles are for folders only, others for files.</param>
    public static Decision<ShareEvent> Create(Share state, ShareCreated share, bool isFolder) => state switch
    {
        Missing when share.With == Grantee.User(share.By) =>
            new Refusal(RefusalCode.InvalidInput, "Nobody shares with themselves."),
        Missing when share.Message?.Value.Length > MessageMax =>
            new Refusal(RefusalCode.InvalidInput, $"A message has at most {MessageMax} characters."),
        Missing when Unfit(share.Granted, isFolder) is { } refusal => refusal,
        Missing => [share],
        _ => [],
    };

    public static Decision<ShareEvent> Change(Share state, Granted granted, bool isFolder, UserId by) => state switch
    {
        Given when Unfit(granted, isFolder) is { } refusal => refusal,
        Given share when share.Granted == granted => [],
        Given share => [new ShareChanged(share.Space, share.Node, share.With, granted, share.Granted, by)],
        _ => NotFound,
    };

    public static Decision<ShareEvent> Revoke(Share state, UserId by) => state switch
    {
        Given share => [new ShareRevoked(share.Space, share.Node, share.With, share.Granted, by)],
        Ended => [],
        _ => NotFound,
    };

    public static Decision<ShareEvent> Expire(Share state, DateTimeOffset now) => state switch
    {
        Given share when share.Granted.ExpiresAt <= now => [new ShareExpired(share.Space, share.Node, share.With, share.Granted)],
        _ => [],
    };

    public static Decision<ShareEvent> Accept(Share state, UserId by) =>
        Receive(state, by, static of => of.IsAccepted == true, new ShareAccepted(by));

    public static Decision<ShareEvent> Decline(Share state, UserId by) =>
        Receive(state, by, static of => of.IsAccepted == false, new ShareDeclined(by));

    public static Decision<ShareEvent> Hide(Share state, UserId by) => Receive(state, by, static of => of.IsHidden, new ShareHidden(by));

    public static Decision<ShareEvent> Show(Share state, UserId by) => Receive(state, by, static of => !of.IsHidden, new ShareShown(by));

    private static Decision<ShareEvent> Receive(Share state, UserId by, Func<Reception, bool> isSo, ShareEvent @event) => state switch
    {
        Given share when isSo(share.Receptions.GetValueOrDefault(by)) => [],
        Given => [@event],
        _ => NotFound,
    };

    private static Refusal? Unfit(Granted granted, bool isFolder)
    {
        var scope = isFolder ? RoleScope.Folder : RoleScope.File;
        if (granted.Role is not { } id) return null;
        return Roles.Find(id) is { } role && role.Scope.HasFlag(scope) && role.Permissions == granted.Permissions
            ? null
            : new(RefusalCode.InvalidInput, "This role is not for such a thing.");
    }

    private static Refusal NotFound => new(RefusalCode.NotFound, "No such share.");
}
