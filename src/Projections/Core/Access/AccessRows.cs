using Domain;
using Domain.Access;
using EventStore;

namespace Projections.Core.Access;

/// <summary>Something granted, in force.</summary>
/// <param name="Id">Of the share or link; of a membership the person or group.</param>
/// <param name="Node">The space's root, of a membership.</param>
/// <param name="Subject">The person, group or link that it is granted to.</param>
/// <param name="SubjectName">Display name of the person or group; empty when gone, and of a link.</param>
/// <param name="Since">The event that made this state of the grant.</param>
/// <param name="IsToGuest">Whether the person is a guest.</param>
public sealed record GrantRow(
    Guid Id, GrantVia Via, SpaceId Space, NodeId Node, Grantee Subject, string SubjectName, Granted Granted, string? Message,
    DateTimeOffset CreatedAt, UserId CreatedBy, string CreatedByName, LogPosition Since, bool IsToGuest = false);

/// <param name="PasswordSet">The event that last set or took away the password: what was opened by an older one is shut.</param>
public sealed record LinkRow(
    LinkId Id, string Token, string Type, bool HasPassword, LogPosition PasswordSet, string? Label, bool IsQuick, GrantRow Grant);

/// <summary>A share, with the thing that is shared and what the person who asks made of it.</summary>
/// <param name="IsAccepted">Null: they have not said.</param>
/// <param name="AcceptsAll">Whether they accept what they have said nothing about: a setting of theirs.</param>
public sealed record ReceivedRow(GrantRow Share, NodeRow Node, SpaceRow Space, bool? IsAccepted, bool IsHidden, bool AcceptsAll)
{
    /// <summary>Whether it is mounted for them.</summary>
    public bool IsMounted => IsAccepted ?? AcceptsAll;
}

public sealed record GroupRow(GroupId Id, string Name, string? Description);

/// <param name="Name">The sign-in name of a person, or the group's name.</param>
public sealed record GroupMemberRow(Grantee Member, string Name, string DisplayName);

public sealed record AppTokenRow(Guid Id, UserId Person, string Label, DateTimeOffset ExpiresAt, DateTimeOffset CreatedAt);

/// <summary>A space with all that lists of spaces tell.</summary>
/// <param name="ETag">Changes with anything in it.</param>
public sealed record DriveRow(
    SpaceRow Space, string? Description, NodeId? Image, NodeId? Readme, DateTimeOffset CreatedAt, DateTimeOffset Mtime,
    LogPosition ETag, bool HasTrash);

/// <summary>What a person tells about themselves, beside <see cref="UserRow"/>.</summary>
public sealed record ProfileRow(UserRow User, string? GivenName, string? Surname, string? Language);
