using Projections.Core;

namespace Api.WebDav;

/// <summary>A resource that a request is about to change, with the locks that this involves. RFC 4918 §7.</summary>
/// <param name="Node">What changes: itself, or (a folder) its members by adding or taking one away.</param>
/// <param name="Href">The public path of <paramref name="Node"/>.</param>
/// <param name="WithBelow">The whole tree below changes too (DELETE, MOVE, being overwritten).</param>
public readonly record struct Touched(NodeRow Node, string Href, bool WithBelow);

/// <summary>The If header and write locks: RFC 4918 §10.4 and §7. The conditional headers of RFC 9110 are <see cref="Http.Conditionals"/>.</summary>
public static class Preconditions
{
    /// <summary>A refusal (400, 412, 423) when the If header does not hold, or a lock on something touched was not submitted in it.</summary>
    /// <param name="targets">The resolved targets of the request whose nodes or members change: its own, and its destination.</param>
    public static ValueTask<DavRefusal?> CheckAsync(
        DavRequest request, IReadOnlyList<DavTarget> targets, IReadOnlyList<Touched> touched, CancellationToken ct)
    {
        var mayHaveLocks = false;
        foreach (var target in targets) mayHaveLocks |= target.At.HasLocksOnPath || target.Space.LockCount > 0;
        if (!mayHaveLocks && request.Request.Headers["If"].Count == 0) return new((DavRefusal?)null);
        throw new NotImplementedException();
    }
}
