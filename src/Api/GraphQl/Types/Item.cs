using Domain;
using Domain.Access;
using EventStore;
using Projections.Core;

namespace Api.GraphQl.Types;

/// <summary>A file or folder that the caller may see, now or as of a position of the log.</summary>
/// <param name="Standing">What the caller may do with it.</param>
/// <param name="AsOf">Null: now.</param>
/// <param name="Path">Below the space's root; null: where it stands is not theirs to know.</param>
internal sealed record Item(
    NodeRow Node, SpaceRow Space, Standing Standing, LogPosition? AsOf = null, IReadOnlyList<string>? Path = null)
{
    public bool IsRoot => Node.Id == Space.Root;

    public bool Allows(AccessAction action) => AccessRules.Authorize(action, Standing).IsAllowed;
}
