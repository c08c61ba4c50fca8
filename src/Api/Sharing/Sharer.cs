using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Sharing;

/// <summary>
/// Somebody who grants things to others: judged, checked and done in the same way in every head. A head finds what it is about, as often as
/// the command has to be tried, and answers.
/// </summary>
/// <param name="By">Who asks for the command, with the reason why it is allowed.</param>
internal sealed record Sharer(ApiServices Services, UserRow User, Func<string, Envelope> By)
{
    public DateTimeOffset Now => Services.Clock.GetUtcNow();

    /// <summary>On a space's root folder they become a member, elsewhere it is a share.</summary>
    public Task<Judged> GrantAsync(SeenItem item, ShareId id, Grantee with, Granted granted, string? message, CancellationToken ct) =>
        item.IsRoot ? AdmitAsync(item, with, granted, ct) : ShareAsync(item, id, with, granted, message, ct);

    public async Task<Judged> ShareAsync(
        SeenItem item, ShareId id, Grantee with, Granted granted, string? message, CancellationToken ct)
    {
        if (Judge(item, granted) is { } beyond) return beyond;
        var share = new NewShare(id, item.Space.Id, item.Node.Id, item.Node.IsFolder, with, granted, message);
        return new(await Services.Shares.CreateAsync(By(ReasonFor(item, granted)), item.SeenAt, share, ct), SharingValue.Grantee);
    }

    /// <summary>Another role or end.</summary>
    public async Task<Judged> ChangeAsync(SeenItem item, GrantRow grant, Granted granted, CancellationToken ct)
    {
        if (Judge(item, granted) is { } beyond) return beyond;
        var by = By(item.Reason(AccessAction.ChangeGrant));
        return new(
            grant.Via == GrantVia.Member
                ? await Services.Spaces.SetMemberAsync(by, item.SeenAt, item.Space.Id, grant.Subject, granted, ct)
                : await Services.Shares.ChangeAsync(by, item.SeenAt, new ShareId(grant.Id), granted, item.Node.IsFolder, ct),
            SharingValue.Item);
    }

    /// <summary>Takes a membership, a share or a link back.</summary>
    public Task<Outcome> RevokeAsync(SeenItem item, GrantRow grant, CancellationToken ct)
    {
        var by = By(item.Reason(AccessAction.Revoke));
        return grant.Via switch
        {
            GrantVia.Member => Services.Spaces.RemoveMemberAsync(by, item.Space.Id, grant.Subject, ct),
            GrantVia.Link => Services.Links.RevokeAsync(by, new LinkId(grant.Id), ct),
            _ => Services.Shares.RevokeAsync(by, new ShareId(grant.Id), ct),
        };
    }

    /// <summary>Opens it to whoever has the link.</summary>
    public async Task<Judged> OpenAsync(SeenItem item, WantedLink wanted, CancellationToken ct)
    {
        if (!User.Role.Shares) return AccessRules.Forbidden;
        if (wanted.Judge(item, Now) is { } unfit) return unfit;
        var link = await wanted.MakeAsync(item, Services.Hashing);
        return new(await Services.Links.CreateAsync(By(item.Reason(AccessAction.Grant)), item.SeenAt, link, Now, ct), SharingValue.Item);
    }

    private async Task<Judged> AdmitAsync(SeenItem item, Grantee with, Granted granted, CancellationToken ct)
    {
        if (Judge(item, granted) is { } beyond) return beyond;
        return new(
            await Services.Spaces.SetMemberAsync(By(ReasonFor(item, granted)), item.SeenAt, item.Space.Id, with, granted, ct),
            SharingValue.Grantee);
    }

    /// <summary>To deny is more than to grant.</summary>
    private static string ReasonFor(SeenItem item, Granted granted) =>
        item.Reason(granted.Permissions.IsEmpty ? AccessAction.Deny : AccessAction.Grant);

    private Judged? Judge(SeenItem item, Granted granted)
    {
        if (!User.Role.Shares) return AccessRules.Forbidden;
        return GrantRules.Check(granted, item.Standing.Permissions, Now) is { } beyond
            ? new(beyond, beyond == GrantRules.Expired ? SharingValue.Expiry : SharingValue.Role)
            : null;
    }
}
