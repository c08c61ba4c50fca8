using Domain;
using Domain.Locks;
using Domain.Nodes;
using Projections.Core;

namespace Api.Http;

/// <summary>Locks as core keeps them and as the domain's rules take them.</summary>
internal static class HeldLocks
{
    extension(LockRow row)
    {
        public HeldLock ToHeld() => new(
            row.Node,
            new NodeLock(
                row.Token, row.IsExclusive, row.IsDeep, row.OwnerXml is { } owner ? new Personal(owner) : default(Personal?),
                row.Holder, row.ExpiresAt),
            row.IsBelow);
    }
}
