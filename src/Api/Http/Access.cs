using Domain;
using Projections.Core;

namespace Api.Http;

/// <summary>The one place where access is decided. Whoever is refused hears that nothing is there.</summary>
public static class Access
{
    /// <summary>Recorded with every command: why it was allowed.</summary>
    public const string OwnerReason = "owner";

    /// <summary>The owner of a personal space may do everything in it, nobody else anything.</summary>
    public static bool IsGranted(UserId caller, SpaceRow? space) => space is not null && space.Owner == caller;
}
