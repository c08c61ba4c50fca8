using System.Diagnostics;
using Domain.Access;
using static Domain.Links.LinkEvent;

namespace Domain.Links;

/// <summary>The state that a decision about a link needs.</summary>
public abstract record Link
{
    private Link() { }

    public sealed record Missing : Link;

    public sealed record Open(
        SpaceId Space, NodeId Node, Personal Token, string Type, PermissionSet Permissions, bool HasPassword, Personal? Label,
        DateTimeOffset? ExpiresAt, bool IsQuick) : Link;

    public sealed record Ended : Link;

    public static readonly Link Initial = new Missing();

    public static Link Evolve(Link state, LinkEvent @event) => (state, @event) switch
    {
        (Missing, LinkCreated e) => new Open(
            e.Space, e.Node, e.Token, e.Type, e.Permissions, e.HasPassword, e.Label, e.ExpiresAt, e.IsQuick),
        (Open link, LinkTypeChanged e) => link with { Type = e.Type, Permissions = e.Permissions },
        (Open link, LinkExpirySet e) => link with { ExpiresAt = e.ExpiresAt },
        (Open link, LinkLabeled e) => link with { Label = e.Label },
        (Open link, LinkPasswordSet e) => link with { HasPassword = e.HasPassword },
        (Open, LinkRevoked or LinkExpired) => new Ended(),
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}
