using System.Collections.Immutable;
using System.Diagnostics;
using Domain.Access;
using static Domain.Shares.ShareEvent;

namespace Domain.Shares;

/// <summary>What one person made of a share.</summary>
/// <param name="IsAccepted">Null: they have not said.</param>
public readonly record struct Reception(bool? IsAccepted, bool IsHidden);

/// <summary>The state that a decision about a share needs.</summary>
public abstract record Share
{
    private Share() { }

    public sealed record Missing : Share;

    public sealed record Given(
        SpaceId Space, NodeId Node, Grantee With, Granted Granted, ImmutableDictionary<UserId, Reception> Receptions) : Share;

    public sealed record Ended : Share;

    public static readonly Share Initial = new Missing();

    public static Share Evolve(Share state, ShareEvent @event) => (state, @event) switch
    {
        (Missing, ShareCreated e) => new Given(e.Space, e.Node, e.With, e.Granted, ImmutableDictionary<UserId, Reception>.Empty),
        (Given share, ShareChanged e) => share with { Granted = e.Granted },
        (Given, ShareRevoked or ShareExpired) => new Ended(),
        (Given share, ShareAccepted e) => share.With(e.By, of => of with { IsAccepted = true }),
        (Given share, ShareDeclined e) => share.With(e.By, of => of with { IsAccepted = false }),
        (Given share, ShareHidden e) => share.With(e.By, of => of with { IsHidden = true }),
        (Given share, ShareShown e) => share.With(e.By, of => of with { IsHidden = false }),
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}

internal static class Receptions
{
    public static Share.Given With(this Share.Given share, UserId user, Func<Reception, Reception> change) =>
        share with { Receptions = share.Receptions.SetItem(user, change(share.Receptions.GetValueOrDefault(user))) };
}
