using Domain;
using Domain.Access;
using EventStore;

namespace Commands;

/// <summary>
/// What takes rights away from somebody is told to every write that is under way: who decided on an older state decides again.
/// Members, shares and links belong to a space, and advance its fence; groups and account roles reach into every space, and advance this
/// one. Credentials are a person's, and their end advances a fence of that person's own, which all that they do stands behind.
/// </summary>
internal static class AccessFence
{
    /// <summary>Stored with every advance: never changed.</summary>
    public static readonly Guid Key = new("3f6f1c1e-6f0e-4f5c-8a64-0a4b1c8f7d21");

    /// <summary>Later than all that was seen: advances a fence whatever happened meanwhile.</summary>
    private static readonly LogPosition Always = new(long.MaxValue);

    /// <summary>Whether a command stands on rights that groups and account roles decide. An owner's own do not hang on them.</summary>
    public static bool Guards(Envelope by) => by.Reason is not (AccessReasons.Owner or AccessReasons.System);

    /// <summary>
    /// Refuses what somebody asked for whose account was disabled or deleted, or whose password changed, after they were verified; or who
    /// came with an app token that was revoked. It does not help to decide again: they have to sign in again.
    /// </summary>
    public static IReadOnlyList<Fence> OfActor(Envelope by) => (by.VerifiedAt, by.TokenId) switch
    {
        (null, _) => [],
        ({ } verified, null) => [new Fence(by.Actor.Value, new LogPosition(verified))],
        ({ } verified, { } token) => [new Fence(by.Actor.Value, new LogPosition(verified)), new Fence(token, LogPosition.Start)],
    };

    extension(AppendRequest request)
    {
        /// <summary>This append voids somebody's credentials: those that the actor came with perhaps.</summary>
        /// <param name="key">A person, or an app token.</param>
        public AppendRequest Voiding(Guid key) => request with
        {
            Fences =
            [
                .. request.Fences.Where(fence => fence.Key != key),
                new Fence(key, request.Fences.FirstOrDefault(fence => fence.Key == key)?.SeenAt ?? Always, Advance: true),
            ],
        };

        /// <summary>This append changes what groups and accounts may do.</summary>
        public AppendRequest ChangingAccess() => request with { Fences = [.. request.Fences, new Fence(Key, Always, Advance: true)] };

        /// <summary>This append changes what is granted in a space.</summary>
        public AppendRequest ChangingGrants(SpaceId space) =>
            request with { Fences = [.. request.Fences, new Fence(space.Value, Always, Advance: true)] };

        /// <summary>Refused when grants changed after the decision's read model.</summary>
        public AppendRequest Behind(SpaceId space, LogPosition seenAt) => request with
        {
            Fences = [.. request.Fences, new Fence(space.Value, seenAt, Advance: false), new Fence(Key, seenAt, Advance: false)],
        };

        /// <summary>Both: refused when grants changed meanwhile, and changing them itself.</summary>
        public AppendRequest Changing(SpaceId space, LogPosition seenAt) => request with
        {
            Fences = [.. request.Fences, new Fence(space.Value, seenAt, Advance: true), new Fence(Key, seenAt, Advance: false)],
        };
    }
}
