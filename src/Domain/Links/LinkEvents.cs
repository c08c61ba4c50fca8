using Domain.Access;

namespace Domain.Links;

/// <summary>Everything that can happen to a public link. Stream: <c>link-{id}</c>. Password hashes stand outside the log.</summary>
public abstract record LinkEvent
{
    private LinkEvent() { }

    /// <param name="Token">What the link's address ends in: whoever knows it can use the link.</param>
    /// <param name="Type">A word out of <see cref="LinkType"/>.</param>
    /// <param name="IsQuick">Made by one press of a button: there is at most one of these on a node.</param>
    public sealed record LinkCreated(
        SpaceId Space, NodeId Node, Personal Token, string Type, PermissionSet Permissions, bool HasPassword, Personal? Label,
        DateTimeOffset? ExpiresAt, bool IsQuick, UserId By) : LinkEvent;

    public sealed record LinkTypeChanged(string Type, PermissionSet Permissions, string Was, UserId By) : LinkEvent;

    public sealed record LinkExpirySet(DateTimeOffset? ExpiresAt, DateTimeOffset? Was, UserId By) : LinkEvent;

    public sealed record LinkLabeled(Personal? Label, Personal? Was, UserId By) : LinkEvent;

    /// <summary>Whoever had opened the link by its old password has to know the new one.</summary>
    public sealed record LinkPasswordSet(bool HasPassword, UserId By) : LinkEvent;

    public sealed record LinkRevoked(SpaceId Space, NodeId Node, UserId By) : LinkEvent;

    public sealed record LinkExpired(SpaceId Space, NodeId Node) : LinkEvent;
}
