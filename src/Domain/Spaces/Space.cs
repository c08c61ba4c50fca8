using System.Diagnostics;
using static Domain.Spaces.SpaceEvent;

namespace Domain.Spaces;

/// <summary>The state that a decision about a space needs.</summary>
public abstract record Space
{
    private Space() { }

    public sealed record Missing : Space;

    /// <param name="QuotaBytes">Null: unlimited.</param>
    public sealed record Personal(UserId Owner, NodeId Root, long? QuotaBytes) : Space;

    public static readonly Space Initial = new Missing();

    public static Space Evolve(Space state, SpaceEvent @event) => (state, @event) switch
    {
        (Missing, PersonalSpaceCreated e) => new Personal(e.Owner, e.Root, e.QuotaBytes),
        (Personal space, QuotaSet e) => space with { QuotaBytes = e.QuotaBytes },
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}
