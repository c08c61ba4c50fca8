using Domain;
using Domain.Locks;

namespace Api.WebDav;

/// <summary>A node that a request is about to change, and how, which says which locks it meets. RFC 4918 §7.</summary>
/// <param name="Href">Its public path.</param>
public readonly record struct Touched(NodeId Node, string Href, LockedChange Change);

/// <summary>The If header and write locks: RFC 4918 §10.4 and §7. The conditional headers of RFC 9110 are <see cref="Http.Conditionals"/>.</summary>
public static class Preconditions
{
    /// <summary>A refusal (400, 412, 423) when the If header does not hold, or a lock on something touched was not submitted in it.</summary>
    /// <param name="targets">What the request resolved: its own target, and its destination.</param>
    public static ValueTask<DavRefusal?> CheckAsync(
        DavRequest request, IReadOnlyList<DavTarget> targets, IReadOnlyList<Touched> touched, CancellationToken ct)
    {
        var mayHaveLocks = false;
        foreach (var target in targets) mayHaveLocks |= target.At.HasLocksOnPath || target.Space.LockCount > 0;
        if (!mayHaveLocks && request.Request.Headers["If"].Count == 0) return new((DavRefusal?)null);
        throw new NotImplementedException();
    }
}
