using Api.Http;
using Api.Http.Authentication;
using Domain;
using Domain.Access;
using Domain.Links;
using Projections.Core.Access;

namespace Api.Sharing;

/// <summary>One command of a change, for a link as it is now.</summary>
internal delegate Task<Judged> LinkStep(Sharer sharer, SeenItem item, LinkRow link, CancellationToken ct);

/// <summary>What is to change of a link: what is not named stays. One command for each thing, so that the log tells of each.</summary>
internal sealed class LinkChange
{
    private string? _hash;

    /// <summary>Whether another type is wanted; a type that is null then is none that there is.</summary>
    public bool HasType { get; init; }

    public LinkType? Type { get; init; }

    public bool HasPassword { get; init; }

    /// <summary>Empty: none.</summary>
    public string? Password { get; init; }

    public bool HasExpiry { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool HasLabel { get; init; }

    /// <summary>Empty: none.</summary>
    public string? Label { get; init; }

    /// <summary>A password is gone before the link becomes one that has none, and set when it has become one that may have one.</summary>
    public IEnumerable<LinkStep> Steps
    {
        get
        {
            var isTaken = HasPassword && string.IsNullOrEmpty(Password);
            if (isTaken) yield return SetPasswordAsync;
            if (HasType) yield return RetypeAsync;
            if (HasPassword && !isTaken) yield return SetPasswordAsync;
            if (HasExpiry) yield return SetExpiryAsync;
            if (HasLabel) yield return LabelAsync;
        }
    }

    private async Task<Judged> RetypeAsync(Sharer sharer, SeenItem item, LinkRow link, CancellationToken ct)
    {
        if (Refuse(item, link, sharer.Now) is { } no) return new(no, SharingValue.Type);
        var by = sharer.By(item.Reason(AccessAction.ChangeGrant));
        return new(
            await sharer.Services.Links.ChangeTypeAsync(by, item.SeenAt, link.Id, Type!, item.Node.IsFolder, ct), SharingValue.Type);
    }

    private Refusal? Refuse(SeenItem item, LinkRow link, DateTimeOffset now)
    {
        if (Type is null) return LinkRules.NoSuchLink;
        return Type == LinkType.Internal && link.HasPassword
            ? LinkRules.InternalHasNoPassword
            : LinkRules.Check(Type, item.Node.IsFolder, expiresAt: null, item.Standing.Permissions, now);
    }

    private async Task<Judged> SetPasswordAsync(Sharer sharer, SeenItem item, LinkRow link, CancellationToken ct)
    {
        if (LinkType.Find(link.Type) is { } type && PasswordPolicy.CheckForLink(type, Password) is { } weak)
            return new(weak, SharingValue.Password);
        if (!string.IsNullOrEmpty(Password)) _hash ??= await sharer.Services.Hashing.HashAsync(Password);
        var by = sharer.By(item.Reason(AccessAction.ChangeGrant));
        return new(await sharer.Services.Links.SetPasswordAsync(by, link.Id, _hash, ct), SharingValue.Password);
    }

    private async Task<Judged> SetExpiryAsync(Sharer sharer, SeenItem item, LinkRow link, CancellationToken ct)
    {
        var by = sharer.By(item.Reason(AccessAction.ChangeGrant));
        return new(await sharer.Services.Links.SetExpiryAsync(by, link.Id, ExpiresAt, sharer.Now, ct), SharingValue.Expiry);
    }

    private async Task<Judged> LabelAsync(Sharer sharer, SeenItem item, LinkRow link, CancellationToken ct)
    {
        var by = sharer.By(item.Reason(AccessAction.ChangeGrant));
        return new(await sharer.Services.Links.LabelAsync(by, link.Id, Label is "" ? null : Label, ct), SharingValue.Label);
    }
}
