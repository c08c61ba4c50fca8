using Domain.Access;

namespace Domain.Shares;

/// <summary>Everything that can happen to a share: one file or folder, granted to one person or group. Stream: <c>share-{id}</c>.</summary>
public abstract record ShareEvent
{
    private ShareEvent() { }

    /// <param name="Message">What was written to those who receive it.</param>
    public sealed record ShareCreated(
        SpaceId Space, NodeId Node, Grantee With, Granted Granted, Personal? Message, UserId By) : ShareEvent;

    public sealed record ShareChanged(SpaceId Space, NodeId Node, Grantee With, Granted Granted, Granted Was, UserId By) : ShareEvent;

    public sealed record ShareRevoked(SpaceId Space, NodeId Node, Grantee With, Granted Was, UserId By) : ShareEvent;

    /// <summary>Its time has come. Nothing could be reached through it from that instant on: this records it.</summary>
    public sealed record ShareExpired(SpaceId Space, NodeId Node, Grantee With, Granted Was) : ShareEvent;

    /// <summary>One of those whom it was given to wants to see it among what others share with them.</summary>
    public sealed record ShareAccepted(UserId By) : ShareEvent;

    public sealed record ShareDeclined(UserId By) : ShareEvent;

    /// <summary>It stays, and is not listed.</summary>
    public sealed record ShareHidden(UserId By) : ShareEvent;

    public sealed record ShareShown(UserId By) : ShareEvent;
}
