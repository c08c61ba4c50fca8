using Domain;
using EventStore;
using Projections.Core;

namespace Api.Http;

/// <summary>Who asks, as their credentials proved it.</summary>
/// <param name="VerifiedAt">What <see cref="UserRow.CredentialVersion"/> was when the credentials were verified.</param>
public sealed record Caller(UserId Id, string Name, SpaceId? PersonalSpace, string AuthMethod, LogPosition VerifiedAt)
{
    /// <summary>Whether what was verified still counts: the account is there, enabled, and its password was not changed since.</summary>
    public bool IsCurrent(UserRow? account) => account is { IsDisabled: false } && account.CredentialVersion <= VerifiedAt;
}
