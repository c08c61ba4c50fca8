using Api.Http;
using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Domain.Links;
using Projections.Core.Access;

namespace Api.Ocs.Sharing;

/// <summary>PUT of a share or link: other permissions, expiry, name, password.</summary>
internal static class ChangeShare
{
    public static async Task HandleAsync(OcsRequest request, string text, CancellationToken ct)
    {
        var id = Guid.TryParseExact(text, "D", out var guid) ? guid : Guid.Empty;
        var grants = request.Services.Grants;
        var refused = await grants.LinkAsync(new LinkId(id), ct) is { } link ? await ChangeAsync(request, link, ct)
            : await grants.ShareAsync(new ShareId(id), ct) is { } share ? await ChangeAsync(request, share, ct)
            : AccessRules.NotFound;
        var changed = refused is null ? await ShowShare.FindAsync(request, id, ct) : null;
        await (changed is null ? request.RefuseAsync(refused ?? AccessRules.NotFound, "change_share") : request.Answer.OkAsync(changed));
    }

    private static Task<Refusal?> ChangeAsync(OcsRequest request, GrantRow share, CancellationToken ct) => AtAsync(request, share, async (at, ct) =>
    {
        var role = share.Granted.Role is { } id ? Roles.Find(id) : null;
        Refusal? refusal = null;
        if (request.Has("permissions") || request.Has("role")) (role, refusal) = ShareForm.Role(request, at.Node.IsFolder);
        if (refusal is not null) return (null, refusal);
        (var expiresAt, refusal) = ShareForm.Expiry(request, share.Granted.ExpiresAt);
        if (refusal is not null) return (null, refusal);
        var granted = role is null ? share.Granted with { ExpiresAt = expiresAt } : Granted.Of(role, expiresAt);
        refusal = GrantRules.Check(granted, at.Standing.Permissions, request.Now);
        return refusal is not null
            ? (null, refusal)
            : (await request.Services.Shares.ChangeAsync(
                request.Envelope(at.Reason(AccessAction.ChangeGrant)), at.SeenAt, new ShareId(share.Id), granted, at.Node.IsFolder, ct), null);
    }, ct);

    /// <summary>One command for each thing that changes, so that the log tells of each.</summary>
    private static async Task<Refusal?> ChangeAsync(OcsRequest request, LinkRow link, CancellationToken ct)
    {
        var (links, refused) = (request.Services.Links, (Refusal?)null);

        // A password that is taken away is no longer there when the link becomes an internal one.
        if (request["password"] is { Length: 0 }) refused = await SetPasswordAsync(request, link, "", ct);
        if (refused is null && (request.Has("permissions") || request.Has("publicUpload"))) refused = await RetypeAsync(request, link, ct);
        if (refused is null && request["password"] is { Length: > 0 } password)
            refused = await SetPasswordAsync(request, link, password, ct);
        if (refused is null && request.Has("expireDate"))
        {
            (var expiresAt, refused) = ShareForm.Expiry(request, link.Grant.Granted.ExpiresAt);
            refused ??= await AtAsync(request, link.Grant, async (at, ct) =>
                (await links.SetExpiryAsync(request.Envelope(at.Reason(AccessAction.ChangeGrant)), link.Id, expiresAt, request.Now, ct), null), ct);
        }

        if (refused is null && request.Has("name"))
        {
            refused = await AtAsync(request, link.Grant, async (at, ct) =>
                (await links.LabelAsync(request.Envelope(at.Reason(AccessAction.ChangeGrant)), link.Id, request["name"], ct), null), ct);
        }

        return refused;
    }

    private static Task<Refusal?> RetypeAsync(OcsRequest request, LinkRow link, CancellationToken ct) =>
        AtAsync(request, link.Grant, async (at, ct) =>
        {
            var (bits, refusal) = ShareForm.Bits(request);
            if (refusal is not null) return (null, refusal);
            bits ??= request.IsTrue("publicUpload") ? Bitmask.All : Bitmask.Read;
            if (ShareView.LinkOf(bits.Value, at.Node.IsFolder) is not { } type) return (null, LinkRules.NoSuchLink);
            if (type == LinkType.Internal && link.HasPassword && request["password"] is not { Length: 0 })
                return (null, LinkRules.InternalHasNoPassword);
            if (LinkRules.Check(type, at.Node.IsFolder, expiresAt: null, at.Standing.Permissions, request.Now) is { } unfit)
                return (null, unfit);
            return (await request.Services.Links.ChangeTypeAsync(
                request.Envelope(at.Reason(AccessAction.ChangeGrant)), at.SeenAt, link.Id, type, at.Node.IsFolder, ct), null);
        }, ct);

    private static async Task<Refusal?> SetPasswordAsync(OcsRequest request, LinkRow link, string password, CancellationToken ct)
    {
        var hash = (string?)null;
        return await AtAsync(request, link.Grant, async (at, ct) =>
        {
            // Its type may be another since it was asked for, by this very request.
            if (await request.Services.Grants.LinkAsync(link.Id, ct) is not { } now || LinkType.Find(now.Type) is not { } type)
                return (null, AccessRules.NotFound);
            if (PasswordPolicy.CheckForLink(type, password) is { } unfit) return (null, unfit);
            hash ??= password.Length == 0 ? null : await request.Services.Hashing.HashAsync(password);
            var by = request.Envelope(at.Reason(AccessAction.ChangeGrant));
            return (await request.Services.Links.SetPasswordAsync(by, link.Id, hash, ct), null);
        }, ct);
    }

    private static Task<Refusal?> AtAsync(
        OcsRequest request, GrantRow grant, Func<SeenItem, CancellationToken, Task<(Outcome?, Refusal?)>> change, CancellationToken ct) =>
        request.CommandAsync(async ct => await request.FindAsync(grant, AccessAction.ChangeGrant, ct) is { } at
            ? request.User.Role.Shares ? await change(at, ct) : (null, AccessRules.Forbidden)
            : (null, await ShowShare.RefusalAsync(request, grant.Id, ct)), ct);
}
