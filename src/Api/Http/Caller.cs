using Domain;
using Domain.Links;
using EventStore;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Http;

/// <summary>Who asks, as their credentials proved it: somebody with an account, or whoever came by a link.</summary>
/// <param name="VerifiedAt">What <see cref="UserRow.CredentialVersion"/> was when the credentials were verified.</param>
/// <param name="Link">The link that they came by, without signing in.</param>
/// <param name="Token">The app token that they signed in with.</param>
/// <param name="EndsAt">When that runs out.</param>
public sealed record Caller(
    UserId Id, string Name, SpaceId? PersonalSpace, string AuthMethod, LogPosition VerifiedAt, LinkRow? Link = null, Guid? Token = null,
    DateTimeOffset? EndsAt = null)
{
    /// <summary>Null: no account at all.</summary>
    public UserId? Account => Link is null ? Id : null;

    /// <summary>Whether they put things where they see nothing: a file drop.</summary>
    public bool IsDropping => Link?.Type == LinkType.CreateOnly.Name;

    /// <summary>
    /// Whether what was verified still counts: the account is there, enabled, its password was not changed since, and the token has not
    /// run out.
    /// </summary>
    public bool IsCurrent(UserRow? account, DateTimeOffset now) =>
        Link is not null || (account is { IsDisabled: false } && account.CredentialVersion <= VerifiedAt && !(EndsAt <= now));
}
